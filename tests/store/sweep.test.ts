import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createSweep } from '../../src/store/sweep.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { createTown } from '../support/town.ts';
import { everything, freshFile } from './files.ts';

const DAY = 24 * 60 * 60 * 1000;
const ADA = 'slack:T1:ADA';
const HANDLE = 'handle-of-mine';

let file: string;
let store: Store;
let log: ReturnType<typeof recordedLog>;
let reader: Sqlite.Database;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  file = freshFile();
  log = recordedLog();
  store = openStore(file, log);
  await store.write({ id: '1', at: 1 }, async (writing) => {
    await writing.putJar(ADA, 1);
    await writing.putLink(ADA, { provider: 'paypal', handle: HANDLE, at: 1 });
    await writing.putDraft('slack:T1', ADA, { typed: { paypal: HANDLE }, removed: [], at: 1 });
  });
  reader = new Sqlite(file, { readonly: true });
  reader.exec('BEGIN; SELECT * FROM jar');
});
afterEach(async () => {
  reader.close();
  vi.useRealTimers();
  await store.close();
});

const isThere = () => everything(file).includes(HANDLE);
const erase = async () => (await store.erase({ id: '2', at: 2 }, ADA))?.result.swept;
const unswept = async () => (await store.check()).unsweptSince !== undefined;

it('an erasure says that bytes are left while another program reads, and clears them later without a further write', async () => {
  expect(await erase()).toBe(false);
  expect([isThere(), await unswept()]).toEqual([true, true]);
  await vi.advanceTimersByTimeAsync(5_000);
  await store.check();
  expect(isThere()).toBe(true);
  reader.close();
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.waitFor(() => expect(isThere()).toBe(false));
  await vi.waitFor(async () => expect(await unswept()).toBe(false));
});

it('an erasure with nobody reading says that nothing is left', async () => {
  reader.close();
  expect(await erase()).toBe(true);
  expect([isThere(), await unswept()]).toEqual([false, false]);
});

it('the next start clears what the last run could not, and the log says so', async () => {
  expect(await erase()).toBe(false);
  await store.close();
  expect(log.said()).toEqual([expect.stringContaining('the next start clears it')]);
  expect(isThere()).toBe(true);
  store = openStore(file, log);
  await vi.waitFor(async () => expect(await unswept()).toBe(true));
  reader.close();
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.waitFor(() => expect(isThere()).toBe(false));
});

it('a start clears what a killed run left, without waiting for a write', async () => {
  reader.close();
  const killed = freshFile();
  const writer = new Sqlite(file);
  writer.pragma('secure_delete = 1');
  writer.exec("DELETE FROM draft; DELETE FROM jar WHERE account = 'slack:T1:ADA'");
  for (const end of ['', '-wal', '.lock']) writeFileSync(`${killed}${end}`, readFileSync(`${file}${end}`));
  writer.close();
  expect(everything(killed).includes(HANDLE)).toBe(true);
  const next = openStore(killed, log);
  await vi.waitFor(() => expect(everything(killed).includes(HANDLE)).toBe(false));
  await next.close();
});

it('the daily work clears drafts nobody published and old deliveries, also where nobody writes and a backup is read', async () => {
  reader.close();
  const rows = () => {
    const database = new Sqlite(file, { readonly: true });
    const count = database
      .prepare('SELECT (SELECT count(*) FROM draft) + (SELECT count(*) FROM delivery)')
      .pluck()
      .get();
    database.close();
    return count;
  };
  expect(rows()).toBe(2);
  reader = new Sqlite(file, { readonly: true });
  reader.exec('BEGIN; SELECT * FROM jar');
  await store.expire(2 * DAY);
  expect([rows(), await unswept()]).toEqual([0, true]);
});

it('the operator is told once when something is left for long', async () => {
  const attempts = [false, false, false, false, true];
  const sweeping = createSweep(async () => attempts.shift() ?? false, log, 1, 0);
  await sweeping.sweep();
  expect(log.lines).toHaveLength(1);
  expect(log.said()[0]).toMatch(/^what was erased is still in the database’s files/);
  await vi.advanceTimersByTimeAsync(10);
  expect([attempts.length, sweeping.since(), log.lines.length]).toEqual([0, undefined, 1]);
});

it('whoever deletes their data is told in their language what is left of it, and for how long', async () => {
  writeFileSync(`${file}.before-schema-2`, '');
  const town = createTown({ ADA: { name: 'Ada' } }, store);
  town.clock.now = Date.now() + 1_000;
  const ada = town.person('ADA');
  const gone = await (await ada.says('/tipjar delete')).press('tipjar delete now');
  expect(gone).toSay('delete.hidden');
  expect(gone).toSay('delete.unswept');
  expect(gone).toSay('delete.copied', { days: 30 });
  expect(gone).not.toSay('delete.done');
});
