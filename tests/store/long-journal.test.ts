import { copyFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';
import { freshFile } from './files.ts';

/** So many seconds has a day. */
const ROWS = 86_400;
/** Milliseconds. In one piece it's more than a second; other programs may hold up a piece that takes ten. */
const HELD_UP = 400;

let file: string;
let store: Store;
let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

function open(): void {
  store = openStore(file);
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } }, store);
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
}

async function begin(): Promise<void> {
  file = freshFile();
  open();
  await ada.says('/tipjar add paypal adalovelace');
  await ben.says('/tipjar add paypal benedict');
}
beforeEach(begin);
afterEach(() => store.close());

/** Fills the log as a version would that knew no repeats. */
function fill(actor: Person, subject: Person, action: string): void {
  const database = new Sqlite(file);
  const put = database.prepare('INSERT INTO log (community, at, actor, subject, action) VALUES (?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let at = 0; at < ROWS; at += 1) {
      put.run('slack:T1', town.clock.now + at, actor.account, subject.account, action);
    }
  })();
  database.close();
}

/** A database in whose log Ada has done a lot to her own jar. It's filled once, and each test gets a copy. */
let ofAda: string;
beforeAll(async () => {
  await begin();
  fill(ada, ada, 'listing.paused');
  await store.close();
  ofAda = file;
}, 60_000);

async function fillByAda(): Promise<void> {
  await store.close();
  file = freshFile();
  copyFileSync(ofAda, file);
  open();
}

const countOf = (where: string) => {
  const reader = new Sqlite(file, { readonly: true });
  const count = reader.prepare<[], number>(`SELECT count(*) FROM log WHERE ${where}`).pluck().get();
  reader.close();
  return count;
};

/** Does something, and says how many milliseconds it took, how long the loop was held up, and how long others waited. */
async function watched<Result>(work: () => Promise<Result>, other: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let done = false;
  const waits: number[] = [];
  delay.enable();
  const from = performance.now();
  const working = work().finally(() => {
    done = true;
  });
  do {
    const asked = performance.now();
    await other();
    waits.push(performance.now() - asked);
    await setImmediate();
  } while (!done);
  const result = await working;
  const took = performance.now() - from;
  delay.disable();
  const figures = { took, heldUp: delay.max / 1e6, othersWaited: Math.max(...waits), others: waits.length };
  console.log(expect.getState().currentTestName, JSON.stringify(figures));
  return { result, ...figures };
}

describe('a log of 86,400 entries', () => {
  it('is exported to its jar’s owner in pieces, and no longer than one file takes', async () => {
    await fillByAda();
    const { result, took, heldUp, others } = await watched(
      () => ada.says('/tipjar export'),
      () => ben.says('/tip @ada'),
    );
    expect(result).toSay('export.newest', { count: 5_000 });
    const held = JSON.parse(new TextDecoder().decode(result.reply.file?.content));
    expect(held.log).toHaveLength(5_000);
    expect(held).toMatchObject({ olderEntriesLeftOut: true });
    expect(others).toBeGreaterThan(20);
    expect(took).toBeLessThan(6_000);
    expect(heldUp).toBeLessThan(HELD_UP);
  });

  it('is exported to admins in pieces', async () => {
    await fillByAda();
    const { result, took, heldUp, others } = await watched(
      () => grace.says('/tipjar-admin export'),
      () => ben.says('/tip @ada'),
    );
    expect(result).toSay('export-log.done', { count: 25_000 });
    expect(others).toBeGreaterThan(100);
    expect(took).toBeLessThan(6_000);
    expect(heldUp).toBeLessThan(HELD_UP);
  });

  it.each([
    ['about the jar', fillByAda, '1 = 1'],
    ['by an admin about others', async () => fill(ada, ben, 'listing.suspended'), "actor NOT LIKE 'erased:%'"],
  ])('%s lets somebody delete their data, and others write meanwhile', async (_, filled, left) => {
    await filled();
    const asked = await watched(
      () => ada.says('/tipjar delete'),
      () => ben.says('/tip @ada'),
    );
    expect(asked.took).toBeLessThan(500);
    const deleted = await watched(
      () => asked.result.press('tipjar delete now'),
      () => ben.says('/tipjar message Hello'),
    );
    expect(deleted.result).toSay('delete.done');
    expect(countOf(`(${left}) AND (subject = '${ada.account}' OR actor = '${ada.account}')`)).toBe(0);
    expect(deleted.took).toBeLessThan(6_000);
    expect(deleted.heldUp).toBeLessThan(HELD_UP);
    expect(deleted.othersWaited).toBeLessThan(1_000);
    expect(deleted.others).toBeGreaterThan(40);
  });

  it('of a community that left is erased in pieces', async () => {
    await fillByAda();
    await store.leave('slack:T1', town.clock.now);
    const erased = await watched(
      () => store.expire(town.clock.now + 31 * 24 * 60 * 60 * 1000),
      () => store.write({ id: String(Math.random()), at: 1 }, (writing) => writing.putJar('discord:1', 1)),
    );
    expect(erased.result).toEqual(['slack:T1']);
    expect(countOf('1 = 1')).toBe(0);
    expect(erased.othersWaited).toBeLessThan(1_000);
    expect(erased.others).toBeGreaterThan(40);
  });
}, 30_000);
