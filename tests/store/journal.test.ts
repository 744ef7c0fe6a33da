import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/jars/journal.ts';
import type { Store } from '../../src/store/store.ts';
import { JOURNAL_LIFE } from '../../src/store/tables/journal.ts';
import type { Person } from '../support/person.ts';
import { createTown } from '../support/town.ts';
import { engines, type Place } from './engines.ts';

const HOUR = 60 * 60 * 1000;

let place: Place;
let store: Store;

const entry = (change: Partial<JournalEntry> = {}): JournalEntry => ({
  community: 'discord:1',
  at: 1,
  actor: 'discord:11',
  action: 'listing.listed',
  ...change,
});
let deliveries = 0;
const write = (change: Partial<JournalEntry>) => {
  deliveries += 1;
  const one = entry(change);
  return store.write({ id: `log ${deliveries}`, at: one.at }, (writing) => writing.putEntry(one));
};
const rows = () => place.rows('SELECT * FROM log ORDER BY id');

/** SQLite deletes what it replaces without a word to triggers of deleting. */
const REPLACING =
  "INSERT OR REPLACE INTO log SELECT id, community, at, 'discord:99', subject, action, what, handle, reason, changes, since FROM log";

describe.each(engines)('on $name', (engine) => {
  beforeEach(async () => {
    place = await engine.emptied();
    store = await place.open();
  });
  afterEach(() => store.close());

  describe('the log', () => {
    it('refuses to be changed, also by who has the database', async () => {
      await write({ reason: 'as it was' });
      const before = await rows();
      const refused = [
        ["UPDATE log SET reason = 'something else'", 'the log is never changed'],
        ["UPDATE log SET actor = 'discord:99' WHERE id = 1", 'the log is never changed'],
        ['DELETE FROM log', 'the log is never deleted'],
        store.shared ? ['TRUNCATE log CASCADE', 'the log is never deleted'] : [REPLACING, 'the log is never changed'],
      ] as const;
      for (const [sql, words] of refused) await expect(place.rows(sql), sql).rejects.toThrow(words);
      expect(await rows()).toEqual(before);
    });

    it('can’t be changed again once retention and erasure have changed it', async () => {
      await write({ at: 1, subject: 'discord:22' });
      await write({ at: JOURNAL_LIFE + 2, subject: 'discord:22' });
      await store.erase({ id: 'erased', at: JOURNAL_LIFE + 3 }, 'discord:22');
      expect(await place.rows('SELECT open FROM log_gate')).toEqual([{ open: 0 }]);
      await write({ at: JOURNAL_LIFE + 4 });
      await expect(place.rows('DELETE FROM log')).rejects.toThrow('the log is never deleted');
    });

    it('forgets what is older than a year when the next entry is written, in every community', async () => {
      await write({ at: 1 });
      await write({ at: 2, community: 'slack:T1', actor: 'slack:T1:U1' });
      await write({ at: 1 + JOURNAL_LIFE });
      expect((await rows()).map(({ at }) => at)).toEqual([1, 2, 1 + JOURNAL_LIFE]);
      await write({ at: 3 + JOURNAL_LIFE, actor: 'discord:12' });
      expect((await rows()).map(({ at }) => at)).toEqual([1 + JOURNAL_LIFE, 3 + JOURNAL_LIFE]);
    });

    it('keeps no entry of a change that failed', async () => {
      const failing = store.write({ id: 'failing', at: 5 }, async (writing) => {
        await writing.putEntry(entry({ at: 5 }));
        throw new Error('half way');
      });
      await expect(failing).rejects.toThrow('half way');
      expect(await rows()).toEqual([]);
    });
  });

  describe('each change', () => {
    let ada: Person;
    let ben: Person;
    let grace: Person;
    let town: ReturnType<typeof createTown>;

    beforeEach(() => {
      town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } }, store);
      ada = town.person('ADA');
      ben = town.person('BEN');
      grace = town.person('GRACE');
    });

    /** The rows of some tables. */
    const all = (tables: readonly string[], where = '') =>
      Promise.all(tables.map((table) => place.rows(`SELECT * FROM ${table} ${where}`)));
    /** The rows that commands change, besides the log. */
    const everything = () => all(['jar', 'link', 'listing', 'policy', 'rule', 'report', 'removal']);

    it('by a command of admins adds one entry', async () => {
      const changes = [
        ['tippers en', 'policy.tippers'],
        ['tippers roles', 'policy.tippers'],
        ['eligibility roles', 'policy.eligibility'],
        ['role @@artists allow', 'policy.role'],
        ['provider venmo block', 'policy.provider'],
        ['channel #general block', 'policy.channel'],
        ['feature posts off', 'policy.feature'],
        ['log #logs', 'policy.log-channel'],
        ['remove-link @ada paypal Why', 'link.removed-by-admin'],
        ['suspend @ada Why', 'listing.suspended'],
        ['switch off', 'policy.switch'],
      ];
      await ada.says('/tipjar add paypal adalovelace');
      for (const [text, action] of changes) {
        const before = (await rows()).length;
        expect((await grace.says(`/tipjar-admin ${text}`)).refused, text).toBe(false);
        const added = (await rows()).slice(before);
        expect(added, text).toMatchObject([{ action, actor: grace.account, community: 'slack:T1' }]);
        // What somebody does again within ten minutes takes the place of its entry.
        town.clock.now += HOUR;
      }
    });

    it('that is refused or delivered again adds no entry and changes nothing', async () => {
      await ada.says('/tipjar add paypal adalovelace');
      const done = await grace.says('/tipjar-admin remove-link @ada paypal');
      const before = { log: await rows(), rest: await everything() };
      expect((await done.again()).refused).toBe(true);
      for (const text of [
        'remove-link @ada paypal',
        'remove-link @ada venmo',
        'restore @ada',
        'dismiss @ada',
        'tippers xx',
      ]) {
        expect((await grace.says(`/tipjar-admin ${text}`)).refused, text).toBe(true);
      }
      for (const text of ['suspend @ada', 'switch off', 'tippers en', 'remove-link @ada paypal', 'log #logs']) {
        expect((await ben.says(`/tipjar-admin ${text}`)).refused, text).toBe(true);
      }
      expect({ log: await rows(), rest: await everything() }).toEqual(before);
    });

    it('in one community changes no row of another', async () => {
      for (const text of ['/tipjar add paypal adalovelace', '/tipjar add ko-fi ada']) await ada.says(text);
      await store.write({ id: 'there', at: 1 }, async (writing) => {
        const listing = await writing.listing('slack:T1', ada.account);
        if (listing) await writing.putListing({ ...listing, community: 'slack:T2' });
      });
      const there = () =>
        all(['listing', 'policy', 'rule', 'report', 'removal', 'log', 'category'], "WHERE community = 'slack:T2'");
      const before = await there();
      for (const text of ['tippers en', 'channel #general block', 'switch off', 'switch on', 'tippers everyone']) {
        await grace.says(`/tipjar-admin ${text}`);
      }
      await grace.says('/tipjar-admin channel #general clear');
      await (await (await ben.says('/tip @ada')).press('tip report')).submit({ reason: 'Fake' });
      for (const text of [
        'remove-link @ada paypal',
        'restore-link @ada paypal',
        'dismiss @ada',
        'suspend @ada',
        'log #logs',
      ]) {
        expect((await grace.says(`/tipjar-admin ${text}`)).refused, text).toBe(false);
      }
      expect(await there()).toEqual(before);
    });
  });
});
