import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Account } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { Damaged, NotSaved, StoreError } from '../../src/store/store.ts';

const JARS = 300;
const ROUNDS = 150;
const PAGE = 4_096;

const accountOf = (number: number): Account => `discord:${100_000 + number}`;
const handleOf = (number: number) => `handle${number}`;

/** A whole number below a limit. */
const below = (limit: number) => Math.floor(Math.random() * limit);

const damages: Record<string, (bytes: Buffer) => void> = {
  'one bit flipped'(bytes) {
    const at = below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
  },
  'a page in another’s place'(bytes) {
    const pages = bytes.length / PAGE;
    const [from, to] = [1 + below(pages - 1), 1 + below(pages - 1)];
    bytes.copy(bytes, to * PAGE, from * PAGE, (from + 1) * PAGE);
  },
  'a page of nothing'(bytes) {
    const page = 1 + below(bytes.length / PAGE - 1);
    bytes.fill(0, page * PAGE, (page + 1) * PAGE);
  },
};

async function fill(file: string): Promise<void> {
  const store = openStore(file);
  await store.write({ id: 'fill', at: 1 }, async (writing) => {
    for (let number = 0; number < JARS; number += 1) {
      await writing.putJar(accountOf(number), 1);
      await writing.putLink(accountOf(number), { provider: 'paypal', handle: handleOf(number), at: 1 });
    }
  });
  await store.close();
}

it.each(Object.keys(damages))('a database with %s never serves a link that was not saved', async (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'tip-jar-damage-'));
  const whole = join(folder, 'whole.db');
  await fill(whole);
  const counts = { refused: 0, found: 0, reported: 0, unseen: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = join(folder, `${round}.db`);
    copyFileSync(whole, file);
    const bytes = readFileSync(file);
    damages[name]?.(bytes);
    writeFileSync(file, bytes);
    counts[await serve(file)] += 1;
  }
  console.log(name, counts);
});

/** Reads every jar of a database. Resolves to how its damage came to light. @throws {Error} for a wrong link. */
async function serve(file: string): Promise<'refused' | 'found' | 'reported' | 'unseen'> {
  let store: ReturnType<typeof openStore>;
  try {
    store = openStore(file);
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return 'refused';
  }
  for (let number = 0; number < JARS; number += 1) {
    const jar = await store.read((reading) => reading.jar(accountOf(number))).catch(() => undefined);
    for (const { handle, provider } of jar?.links ?? [])
      expect([provider, handle]).toEqual(['paypal', handleOf(number)]);
  }
  await store.verify().catch((error: unknown) => expect(error).toBeInstanceOf(Damaged));
  const state = await store.check().catch((error: unknown) => {
    expect(error).toBeInstanceOf(NotSaved);
    return undefined;
  });
  await store.close();
  if (state === undefined) return 'found';
  return state.damagedLinks > 0 ? 'reported' : 'unseen';
}
