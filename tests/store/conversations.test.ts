import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { createTown, type Town } from '../support/town.ts';
import { type Engine, inFile, postgres } from './engines.ts';
import { freshFile } from './files.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Undoes what was written. */
class Undone extends Error {}

/** Runs the work of each write once more before it counts, as where other processes were in the way the first time. */
function runningTwice(store: Store): Store {
  let tries = 0;
  return {
    ...store,
    async write(delivery, work) {
      tries += 1;
      const attempt = store.write({ ...delivery, id: `${delivery.id} ${tries}` }, async (writing) => {
        await work(writing);
        throw new Undone();
      });
      await attempt.catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
      return store.write(delivery, work);
    },
  };
}

const again: Pick<Engine, 'name' | 'place'> = {
  name: 'SQLite, where each write is run twice',
  async place() {
    const place = inFile(freshFile());
    return { ...place, open: async () => runningTwice(await place.open()) };
  },
};

// What these people do goes through most of the tables and their triggers. Conversations elsewhere run on SQLite.
describe.each([...postgres, again])('on $name', ({ name, place }) => {
  let store: Store;
  let town: Town;
  const person = (id: string) => town.person(id);

  beforeEach(async () => {
    store = await (await place()).open();
    town = createTown(
      {
        ADA: { name: 'Ada' },
        BEN: { name: 'Ben' },
        EVE: { name: 'Eve' },
        LEA: { name: 'Léa', language: 'fr' },
        GRACE: { name: 'Grace', admin: true },
      },
      store,
    );
  });
  afterEach(() => store.close());

  it('a jar is set up, found, reported, suspended, restored and deleted', async () => {
    await person('ADA').says('/tipjar add ko-fi ada');
    await person('ADA').says('/tipjar add paypal adalovelace');
    await person('ADA').presses({ command: 'tipjar publish' });
    expect((await person('LEA').says('/tip @ada')).links).toEqual([
      'https://ko-fi.com/ada',
      'https://paypal.me/adalovelace',
    ]);
    await person('GRACE').says('/tipjar-admin log #logs');
    await (await (await person('BEN').says('/tip @ada')).press('tip report')).submit({ reason: 'Fake' });
    expect((await person('GRACE').says('/tipjar-admin list')).refused).toBe(false);
    expect((await person('GRACE').says('/tipjar-admin suspend @ada Why')).refused).toBe(false);
    expect((await person('BEN').says('/tip @ada')).links).toEqual([]);
    expect((await person('GRACE').says('/tipjar-admin restore @ada')).refused).toBe(false);
    expect((await person('BEN').says('/tip @ada')).links).toHaveLength(2);
    await town.bot.outbox.settled();
    expect(town.posted.length).toBeGreaterThan(0);
    const deleted = await (await person('ADA').says('/tipjar delete')).press('tipjar delete now');
    // A server's files keep what is deleted for a while.
    expect(deleted).toSay(name === again.name ? 'delete.done' : 'delete.unswept');
    expect((await person('BEN').says('/tip @ada')).links).toEqual([]);
    expect(await store.read((reading) => reading.jar(person('ADA').account))).toBeUndefined();
    expect((await person('GRACE').says('/tipjar-admin log')).refused).toBe(false);
  });

  it('a community’s rules hold at once, and a look-alike waits for an admin', async () => {
    await person('ADA').says('/tipjar add ko-fi artist');
    await person('ADA').presses({ command: 'tipjar publish' });
    await person('EVE').says('/tipjar add ko-fi art1st');
    await person('EVE').presses({ command: 'tipjar publish' });
    expect(await person('BEN').says('/tip @eve')).toSay('tip.pending', { name: 'Eve' });
    expect((await person('GRACE').says('/tipjar-admin requests')).refused).toBe(false);
    for (const text of ['tippers fr', 'channel #general block', 'category Baker add', 'provider venmo block']) {
      expect((await person('GRACE').says(`/tipjar-admin ${text}`)).refused, text).toBe(false);
    }
    expect((await person('BEN').says('/tip @ada')).refused).toBe(true);
    expect((await person('GRACE').says('/tipjar-admin status')).refused).toBe(false);
    expect((await person('GRACE').says('/tipjar-admin stats')).refused).toBe(false);
    expect((await person('GRACE').says('/tipjar-admin switch off')).refused).toBe(false);
    expect((await person('LEA').says('/tip @ada')).refused).toBe(true);
  });

  it('what is said again and again is one entry, and what is old is forgotten', async () => {
    await person('ADA').says('/tipjar add ko-fi ada');
    await person('ADA').presses({ command: 'tipjar publish' });
    for (let times = 0; times < 3; times += 1) {
      await person('ADA').says('/tipjar pause');
      await person('ADA').says('/tipjar resume');
    }
    const entries = await store.read((reading) => reading.journal('slack:T1', 100));
    expect(entries.filter(({ repeats }) => repeats?.changes === 6)).toHaveLength(1);
    expect((await person('ADA').says('/tipjar export')).refused).toBe(false);
    await store.leave('slack:T1', town.clock.now);
    expect(await store.expire(town.clock.now + 30 * DAY)).toEqual(['slack:T1']);
    expect(await store.communities()).toEqual([]);
    expect(town.logged).toEqual([]);
  });
});
