import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../src/ids.ts';
import { holdReasons, newListing, statuses, statusOf } from '../../src/jars/listing.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store, Writing } from '../../src/store/store.ts';
import { engines, inFile, type Place } from './engines.ts';
import { freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

const DAY = 24 * 60 * 60 * 1000;
const communities = ['discord:1', 'slack:T1'] as const;
const accounts = ['discord:11', 'discord:12'] as const;
const providers = ['ko-fi', 'paypal'] as const;

let place: Place;
let store: Store;
let deliveries = 0;
const write = (work: (writing: Writing) => Promise<unknown>, at = 1) => {
  deliveries += 1;
  return store.write({ id: `list ${deliveries}`, at }, work);
};

/** Compares what is kept with what is there. */
async function expectTrueLists({ rows }: Pick<Place, 'rows'> = place) {
  const places = 'SELECT community, list, at, account FROM';
  const order = 'ORDER BY community, list, at, account';
  expect(await rows(`${places} list_place ${order}`)).toEqual(await rows(`${places} listing_place ${order}`));
  expect(await rows('SELECT * FROM list_size ORDER BY community, list')).toEqual(
    await rows(
      'SELECT community, list, count(*) AS jars FROM listing_place GROUP BY community, list ORDER BY community, list',
    ),
  );
}

const at = fc.integer({ min: 1, max: 5 });
const maybe = fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, at);
const change = fc.record({
  community: fc.constantFrom(...communities),
  account: fc.constantFrom(...accounts),
  provider: fc.constantFrom(...providers),
  cause: fc.constantFrom('admin' as const, 'lookalike' as const),
  listedAt: at,
  knownAt: at,
  findable: fc.boolean(),
  category: fc.constantFrom('', 'expert', 'Painters: oils'),
  suspendedAt: maybe,
  pausedAt: maybe,
  leftAt: maybe,
  holds: fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, fc.dictionary(fc.constantFrom(...holdReasons), at)),
  deed: fc.constantFrom(
    'list',
    'list',
    'list',
    'link',
    'link',
    'unlist',
    'unlink',
    'hide link',
    'hide link',
    'show link',
    'report',
    'report',
    'close reports',
    'erase',
    'leave',
  ),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

async function make(one: Change): Promise<unknown> {
  const { community, account, provider, deed, ...given } = one;
  const link = { provider, key: 'ada' };
  switch (deed) {
    case 'list':
      return write(async (writing) => {
        await writing.putJar(account, 1);
        await writing.takeReports(community, account);
        await writing.putListing({ ...newListing(community, account, 1), ...given });
      });
    case 'link':
      return write(async (writing) => {
        await writing.putJar(account, 1);
        await writing.putLink(account, { provider, handle: 'ada', at: given.listedAt });
      });
    case 'unlist':
      return write((writing) => writing.removeListing(community, account));
    case 'unlink':
      return write((writing) => writing.removeLink(account, provider));
    case 'hide link':
      return write(async (writing) => {
        await writing.putJar(account, 1);
        await writing.putRemoval(community, account, { ...link, cause: given.cause, reason: '', at: 1 });
      });
    case 'show link':
      return write((writing) => writing.dropRemovals(community, account, link));
    case 'report':
      return write(async (writing) => {
        await writing.putJar(account, 1);
        await writing.putReport(community, account, {
          reporter: accounts[given.listedAt % 2] ?? account,
          reason: '',
          at: 1,
        });
      });
    case 'close reports':
      return write((writing) => writing.closeReports(community, account));
    case 'erase':
      deliveries += 1;
      return store.erase({ id: `erase ${deliveries}`, at: 1 }, account);
    case 'leave':
      await store.leave(community, 1);
      return store.expire(1 + 30 * DAY);
  }
}

describe.each(engines)('on $name', (engine) => {
  beforeEach(async () => {
    place = await engine.emptied();
    store = await place.open();
  });
  afterEach(() => store.close());

  it('the lists of a community and their sizes are those of its jars after whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: engine.tries * 2, size: 'max' }),
        async (changes) => {
          await store.close();
          place = await engine.emptied();
          store = await place.open();
          for (const one of changes) await make(one);
          await expectTrueLists();
        },
      ),
      { numRuns: engine.tries },
    );
  }, 60_000);

  it('a link that waited and that an admin takes off no longer waits, and reports count once for each jar', async () => {
    const seen = () =>
      store.read(async (reading) => [(await reading.counts('slack:T1')).links, await reading.reported('slack:T1')]);
    const removal = { provider: 'paypal', key: 'ada', reason: '', at: 1 };
    await write(async (writing) => {
      await writing.putJar('discord:11', 1);
      await writing.putListing(newListing('slack:T1', 'discord:11', 1));
      await writing.putRemoval('slack:T1', 'discord:11', { ...removal, cause: 'lookalike' });
      await writing.putReport('slack:T1', 'discord:11', { reporter: 'discord:12', reason: 'Odd', at: 1 });
    });
    expect(await seen()).toEqual([1, 1]);
    await write(async (writing) => {
      await writing.putRemoval('slack:T1', 'discord:11', { ...removal, cause: 'admin' });
      await writing.putReport('slack:T1', 'discord:11', { reporter: 'discord:12', reason: 'Still', at: 2 });
    });
    expect(await seen()).toEqual([0, 1]);
    await expectTrueLists();
  });

  it('the counts of a community and its list of all jars are what its listings say', async () => {
    const listed = fc.uniqueArray(change, { selector: ({ account, community }) => `${account} ${community}` });
    await fc.assert(
      fc.asyncProperty(listed, fc.nat(4), fc.integer({ min: 1, max: 4 }), async (changes, from, count) => {
        for (const account of accounts) {
          for (const community of communities) await write((writing) => writing.removeListing(community, account));
        }
        for (const one of changes) await make({ ...one, deed: 'list' });
        const { counts, all, page } = await store.read(async (reading) => ({
          counts: await reading.counts('slack:T1'),
          all: await reading.page('slack:T1', { list: 'all', from: 0, count: 10 }),
          page: await reading.page('slack:T1', { list: 'all', from, count }),
        }));
        const pending = all.filter((one) => statusOf(one) === 'pending');
        for (const status of statuses)
          expect(counts[status]).toBe(all.filter((one) => statusOf(one) === status).length);
        for (const why of holdReasons) expect(counts[why]).toBe(pending.filter(({ holds }) => why in holds).length);
        const here = changes.filter(({ community }) => community === 'slack:T1');
        const expected = here.toSorted((a, b) => a.listedAt - b.listedAt || (a.account < b.account ? -1 : 1));
        expect(all.map(({ account }) => account)).toEqual(expected.map(({ account }) => account));
        expect(page).toEqual(all.slice(from, from + count));
      }),
      { numRuns: engine.tries },
    );
  }, 60_000);

  it('who wants to be found is in the directory and under a category while their jar is live, the newest first', async () => {
    const ids = Array.from({ length: 7 }, (_, nth): Account => `discord:${20 + nth}`);
    await write(async (writing) => {
      for (const [nth, account] of ids.entries()) {
        await writing.putJar(account, 1);
        const category = nth % 2 ? 'expert' : '';
        await writing.putListing({
          ...newListing('slack:T1', account, 1),
          ...{ knownAt: nth + 1, category, findable: nth !== 5 },
          ...(nth === 4 && { pausedAt: 1 }),
        });
      }
    });
    const page = (list: 'found' | 'found:expert', from: number, count: number) =>
      store.read(async (reading) =>
        (await reading.page('slack:T1', { list, from, count, newestFirst: true })).map(({ account }) =>
          ids.indexOf(account),
        ),
      );
    expect(await page('found', 0, 2)).toEqual([6, 3]);
    expect(await page('found', 2, 2)).toEqual([2, 1]);
    expect(await page('found', 4, 2)).toEqual([0]);
    expect(await page('found', 5, 2)).toEqual([]);
    expect(await page('found', 500, 2)).toEqual([]);
    expect(await page('found:expert', 0, 9)).toEqual([3, 1]);
    expect(await store.read((reading) => reading.categoriesFound('slack:T1'))).toEqual(['expert']);
    await expectTrueLists();
  });
});

it('a database of an earlier version gets its lists, and knows its communities', async () => {
  const file = freshFile();
  earlierDatabase(
    file,
    8,
    `INSERT INTO listing (community, account, listed_at, lookalike_since) VALUES ('slack:T1', 'discord:1', 5, 7);
    INSERT INTO listing (community, account, listed_at) VALUES ('discord:1', 'discord:1', 6);
    INSERT INTO removal VALUES ('discord:1', 'discord:1', 'paypal', 'ada', '', 3, 'lookalike');
    INSERT INTO report VALUES ('mark', 'jar', 'discord:1', 'discord:1', 'discord:2', 'Odd', 4, 0);
    INSERT INTO policy (community, eligibility) VALUES ('slack:T2', 'everyone');`,
  );
  const earlier = openStore(file);
  await expectTrueLists(inFile(file));
  const read = await earlier.read(async (reading) => ({
    counts: await reading.counts('slack:T1'),
    undecided: (await reading.page('discord:1', { list: 'undecided', from: 0, count: 5 })).length,
    reported: await reading.reported('discord:1'),
    used: await reading.providersUsed('discord:1'),
  }));
  expect(read.counts).toMatchObject({ pending: 1, lookalike: 1, live: 0, links: 0 });
  expect(read).toMatchObject({ undecided: 1, reported: 1, used: new Map([['paypal', 1]]) });
  expect((await earlier.communities()).toSorted()).toEqual(['discord:1', 'slack:T1', 'slack:T2']);
  await earlier.close();
});
