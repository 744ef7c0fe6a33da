import { readFileSync, renameSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { freshFile, lock } from './files.ts';

const WRITES = 20;

let file: string;
let store: Store;
let deliveries = 0;

beforeEach(async () => {
  file = freshFile();
  store = openStore(file);
  await store.expire(1);
});
afterEach(() => store.close());

const accountOf = (number: number): Account => `discord:${number}`;

function put(number: number, message = ''): Promise<unknown> {
  deliveries += 1;
  return store.write({ id: `${deliveries}`, at: 1, community: `discord:${number % 3}` }, (writing) =>
    writing.putJar(accountOf(number), 1, { message }),
  );
}

/** Who has a jar, as another process sees it. */
function kept(): string[] {
  const other = new Sqlite(file, { readonly: true });
  const accounts = other.prepare<[], string>('SELECT account FROM jar').pluck().all();
  other.close();
  return accounts.sort();
}

/** Lets writes wait for one another. Resolves to how they ended, which is undefined for those that were saved. */
async function together(writes: () => Promise<unknown>[]): Promise<unknown[]> {
  const unlock = lock(file);
  const ended = Promise.allSettled(writes());
  setTimeout(unlock, 100);
  return (await ended).map((one) => (one.status === 'rejected' ? one.reason : undefined));
}

/** Counts the transactions in the WAL: the last frame of each says how large the database is after it. */
function commits(): number {
  const wal = readFileSync(`${file}-wal`);
  let count = 0;
  for (let frame = 32; frame < wal.length; frame += 24 + 4_096) count += wal.readUInt32BE(frame + 4) > 0 ? 1 : 0;
  return count;
}

const numbers = Array.from({ length: WRITES }, (_, number) => number);

describe('writes that wait at the same time', () => {
  it('share a commit', async () => {
    await put(100);
    const before = commits();
    expect(await together(() => numbers.map((number) => put(number)))).toEqual(numbers.map(() => undefined));
    expect(kept()).toEqual([...numbers, 100].map(accountOf).sort());
    expect(commits() - before).toBe(1);
  });

  it.each([0, 7, WRITES - 1])('are saved without the one that fails, where that is number %i', async (failing) => {
    const fault = new Error('half way');
    const fail = () =>
      store.write({ id: 'failing', at: 1 }, async (writing) => {
        await writing.putJar(accountOf(500), 1);
        throw fault;
      });
    const ended = await together(() => numbers.map((number) => (number === failing ? fail() : put(number))));
    expect(ended).toEqual(numbers.map((number) => (number === failing ? fault : undefined)));
    expect(kept()).toEqual(
      numbers
        .filter((number) => number !== failing)
        .map(accountOf)
        .sort(),
    );
    expect(await store.write({ id: 'failing', at: 1 }, async () => 'again')).toEqual({ result: 'again' });
  });

  it('are all refused, and none is saved, when their commit is', async () => {
    const ended = await together(() => {
      const writes = numbers.map((number) => put(number));
      renameSync(file, `${file}.aside`);
      return writes;
    });
    for (const error of ended) expect(error).toMatchObject({ name: 'NotSaved' });
    renameSync(`${file}.aside`, file);
    expect(kept()).toEqual([]);
    await put(1);
    expect(kept()).toEqual([accountOf(1)]);
  });

  it('are all refused up to the one whose fault ends the transaction, and those after it are saved', async () => {
    const other = new Sqlite(file);
    other.exec(`CREATE TRIGGER fault BEFORE INSERT ON jar WHEN NEW.message = 'fault'
      BEGIN SELECT RAISE(ROLLBACK, 'the disk failed'); END`);
    other.close();
    const ended = await together(() => numbers.map((number) => put(number, number === 5 ? 'fault' : '')));
    const saved = numbers.filter((number) => ended[number] === undefined);
    expect(ended.filter(Boolean).length).toBeGreaterThan(0);
    for (const error of ended.filter(Boolean)) expect(String(error)).toContain('the disk failed');
    expect(kept()).toEqual(saved.map(accountOf).sort());
    expect(saved).not.toContain(5);
  });

  it('see what those before them have written', async () => {
    const seen: number[] = [];
    await together(() =>
      numbers.map((number) =>
        store.write({ id: `see ${number}`, at: 1, community: 'discord:1' }, async (writing) => {
          const jars = await Promise.all(numbers.map((one) => writing.jar(accountOf(one))));
          seen.push(jars.filter(Boolean).length);
          await writing.putJar(accountOf(number), 1);
        }),
      ),
    );
    expect(seen).toEqual(numbers);
  });
});
