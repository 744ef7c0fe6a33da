import { closeSync, copyFileSync, openSync, renameSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { NotSaved, type Store } from '../../src/store/store.ts';
import { freshFile } from './files.ts';

const ADA = 'discord:1';

let file: string;
let store: Store;
let logged: unknown[][];

beforeEach(async () => {
  file = freshFile();
  logged = [];
  store = openStore(file, { error: (...line: unknown[]) => void logged.push(line) });
  await store.write({ id: '1', at: 1 }, (writing) => writing.putJar(ADA, 1, { message: 'before' }));
});
afterEach(() => store.close());

const change = () => store.write({ id: '2', at: 1 }, (writing) => writing.putJar(ADA, 1, { message: 'after' }));
const message = async () => (await store.read((reading) => reading.jar(ADA)))?.message;

it.each(['', '-wal', '-shm'])(
  'a store whose file jar.db%s was removed refuses to write and says why, until it is back',
  async (end) => {
    renameSync(`${file}${end}`, `${file}.aside`);
    await expect(change()).rejects.toMatchObject({ name: 'NotSaved', message: expect.stringContaining('was removed') });
    await expect(store.check()).rejects.toThrow(`${file}${end} was removed`);
    expect(await message()).toBe('before');
    renameSync(`${file}.aside`, `${file}${end}`);
    await store.check();
    await change();
    expect(await message()).toBe('after');
  },
);

it('a store whose file was replaced by a copy refuses to write and says why', async () => {
  copyFileSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
  await expect(store.check()).rejects.toThrow(`${file} was replaced`);
  await expect(change()).rejects.toMatchObject({ name: 'NotSaved' });
  await expect(store.erase({ id: '3', at: 1 }, ADA)).rejects.toMatchObject({ name: 'NotSaved' });
  expect(await message()).toBe('before');
});

/** Times of files are only as exact as the timer of the system, which ticks every ten milliseconds at most. */
const nextTick = () => wait(20);

/** What another program may do to the file of a database, without replacing it. */
const overwriting: Record<string, () => void> = {
  'was overwritten by another database': () => copyFileSync(`${file}.other`, file),
  'has a byte that was changed'() {
    const opened = openSync(file, 'r+');
    writeSync(opened, 'X', 5_000);
    closeSync(opened);
  },
  'lost its end': () => truncateSync(file, 8_192),
  'was emptied': () => writeFileSync(file, ''),
};

it.each(Object.keys(overwriting))('a store whose file %s refuses to write, and says why once', async (how) => {
  await openStore(`${file}.other`).close();
  // What was written before is in the file and not only in the WAL, as it is after an hour.
  await store.expire(1);
  await store.check();
  await nextTick();
  overwriting[how]?.();
  await vi.waitFor(() => expect(logged).not.toEqual([]), 5_000);
  await expect(store.check()).rejects.toThrow(`${file} was overwritten while the bot ran`);
  await expect(change()).rejects.toMatchObject({ name: 'NotSaved', message: expect.stringContaining('overwritten') });
  expect(logged).toEqual([[{ err: expect.any(NotSaved) }, expect.stringContaining('nothing is saved')]]);
});

it('a store whose file was overwritten right after its WAL was copied there says so too', async () => {
  await store.expire(1);
  await nextTick();
  writeFileSync(file, 'X', { flag: 'r+' });
  await expect(store.check()).rejects.toThrow(`${file} was overwritten while the bot ran`);
});

it('a store whose WAL is copied into its file, by itself or another program, goes on', async () => {
  const other = new Sqlite(file);
  for (let number = 0; number < 40; number += 1) {
    await store.write({ id: `change ${number}`, at: 1 }, (writing) =>
      writing.putJar(`discord:${number}`, 1, { message: 'x'.repeat(100 * number) }),
    );
    if (number % 3 === 0) other.pragma('wal_checkpoint(PASSIVE)');
    if (number % 5 === 0) other.pragma('wal_checkpoint(TRUNCATE)');
    if (number % 7 === 0) await store.expire(1);
    await store.check();
  }
  other.exec(`VACUUM INTO '${file}.backup'`);
  other.close();
  await store.check();
  await change();
  expect(logged).toEqual([]);
});
