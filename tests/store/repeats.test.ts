import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evidence, type JournalAction, type JournalEntry, journalActions } from '../../src/jars/journal.ts';
import type { Store } from '../../src/store/store.ts';
import { MOST_BY_ONE } from '../../src/store/tables/repeats.ts';
import { engines, type Place } from './engines.ts';

const ADA = 'discord:11';
const BEN = 'discord:22';
const MINUTE = 60_000;
const START = 1_000_000_000_000;

let place: Place;
let store: Store;
let deliveries = 0;

const base = { community: 'discord:1', at: START, actor: ADA, subject: ADA } as const;

const write = (...entries: (Partial<JournalEntry> & { action: JournalAction })[]) => {
  deliveries += 1;
  // Some of these write a thousand entries at once.
  return store.write({ id: `delivery ${deliveries}`, at: START, patience: MINUTE }, async (writing) => {
    for (const entry of entries) await writing.putEntry({ ...base, ...entry });
  });
};

const kept = async () => (await store.read((reading) => reading.journal('discord:1', 10_000))).toReversed();
const actions = async () => (await kept()).map(({ action }) => action);

/** Does two things in turn, a second apart, so many times in all. */
const inTurn = (one: { action: JournalAction; what?: string }, other: typeof one, times: number) =>
  Array.from({ length: times }, (_, at) => ({ ...(at % 2 === 0 ? one : other), at: START + at * 1_000 }));

describe.each(engines)('on $name', (engine) => {
  beforeEach(async () => {
    place = await engine.emptied();
    store = await place.open();
  });
  afterEach(() => store.close());

  describe('what one person does again or undoes', () => {
    it('is one entry, which says how often since when', async () => {
      await write(...inTurn({ action: 'listing.paused' }, { action: 'listing.resumed' }, 34));
      expect(await kept()).toMatchObject([
        { action: 'listing.resumed', at: START + 33_000, repeats: { changes: 34, since: START } },
      ]);
    });

    it('is one entry for a day of it', async () => {
      // The more tries an engine gets, the less each of its statements takes.
      const times = engine.tries * 48;
      const day = inTurn({ action: 'listing.paused' }, { action: 'listing.resumed' }, times);
      await write(...day.map((entry, at) => ({ ...entry, at: START + (at * 24 * 60 * MINUTE) / times })));
      expect(await kept()).toMatchObject([{ repeats: { changes: times, since: START } }]);
    });

    it.each<[JournalAction, JournalAction, string, string, number]>([
      ['link.added', 'link.removed', 'PayPal', 'PayPal', 1],
      ['listing.category', 'listing.category', 'artist', 'writer', 2],
      ['listing.requested', 'listing.requested', 'artist', 'writer', 2],
      ['policy.switch', 'policy.switch', 'on', 'off', 2],
      ['policy.role', 'policy.role', '7 allow', '7 clear', 2],
      ['policy.channel', 'policy.channel', '7 block', '7 clear', 2],
      ['policy.provider', 'policy.provider', 'venmo block', 'venmo clear', 2],
      ['policy.category', 'policy.category', 'Music add', 'Music remove', 2],
      ['policy.tippers', 'policy.tippers', 'en', 'fr', 2],
      ['policy.eligibility', 'policy.eligibility', 'everyone', 'roles', 2],
      ['policy.rules', 'policy.rules', 'set', 'removed', 2],
      ['policy.log-channel', 'policy.log-channel', '7', 'off', 2],
      ['policy.request-channel', 'policy.request-channel', '7', '', 2],
    ])('is few entries for %s and %s', async (one, other, what, otherWhat, count) => {
      await write(...inTurn({ action: one, what }, { action: other, what: otherWhat }, 12));
      const entries = await kept();
      expect(entries).toHaveLength(count);
      expect(entries.reduce((sum, { repeats }) => sum + (repeats?.changes ?? 1), 0)).toBe(12);
    });

    it('is two entries ten minutes later', async () => {
      await write({ action: 'listing.paused' }, { action: 'listing.resumed', at: START + 10 * MINUTE + 1 });
      expect(await actions()).toEqual(['listing.paused', 'listing.resumed']);
    });

    it.each<[string, Partial<JournalEntry>]>([
      ['another person', { actor: BEN }],
      ['another jar', { subject: BEN }],
      ['another community', { community: 'discord:2' }],
      ['another service', { what: 'Ko-fi' }],
      ['another handle', { handle: 'somebody-else' }],
    ])('is not taken together with that of %s', async (_, change) => {
      await write({ action: 'link.added', what: 'PayPal', handle: 'ada' });
      await write({ action: 'link.removed', what: 'PayPal', handle: 'ada', ...change });
      expect((await kept()).every(({ repeats }) => repeats === undefined)).toBe(true);
    });

    it('leaves nothing in the file of the entry whose place it takes but what it says itself', async () => {
      await write({ action: 'listing.paused' }, { action: 'listing.resumed', at: START + 1 });
      expect(await place.rows('SELECT count(*) AS count FROM log')).toEqual([{ count: 1 }]);
      expect(await place.rows('SELECT open FROM log_gate')).toEqual([{ open: 0 }]);
    });
  });

  describe('evidence', () => {
    it.each([...evidence, 'link.changed', 'listing.held-for-lookalike'] as const)(
      'of %s is an entry each time',
      async (action) => {
        await write({ action }, { action }, { action: 'listing.paused' }, { action });
        expect(await actions()).toEqual([action, action, 'listing.paused', action]);
      },
    );

    it('keeps its room, whatever somebody does many times', async () => {
      await write({ action: 'listing.suspended', actor: BEN });
      const many = Array.from({ length: MOST_BY_ONE + 200 }, (_, at) => ({ what: `number ${at}`, at: START + at }));
      await write(...many.map((entry) => ({ ...entry, action: 'link.changed' as const })));
      await write({ action: 'report.filed', actor: ADA, subject: BEN });
      await write({ action: 'listing.paused', at: START + 1_000 });
      const entries = await kept();
      expect(entries).toHaveLength(MOST_BY_ONE + 2);
      expect(entries[0]).toMatchObject({ action: 'listing.suspended' });
      expect(entries[1]).toMatchObject({ what: 'number 0' });
      expect(entries.at(-2)).toMatchObject({ action: 'report.filed' });
      expect(entries.at(-1)).toMatchObject({
        action: 'listing.paused',
        repeats: { changes: 202, since: START + MOST_BY_ONE - 1 },
      });
    });

    it('is made of actions that exist', () => {
      for (const action of evidence) expect(journalActions).toContain(action);
    });
  });
});
