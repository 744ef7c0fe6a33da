import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Account, Community } from '../../src/ids.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store, Writing } from '../../src/store/store.ts';
import { engines, postgres } from './engines.ts';
import { freshFile } from './files.ts';

const communities: readonly Community[] = ['discord:1', 'discord:2', 'slack:T1'];
const ADMIN: Account = 'discord:7';
const ADA: Account = 'discord:11';
const listing: Listing = {
  ...{
    community: 'discord:1',
    account: ADA,
    name: 'Ada',
    listedAt: 1,
    knownAt: 1,
    confirmedAt: 1,
    pausedAt: undefined,
  },
  ...{ suspendedAt: undefined, reason: '', holds: {}, leftAt: undefined, category: '', about: '' },
  ...{ rulesAccepted: 0, findable: false },
};
const LONG = 31 * 24 * 60 * 60 * 1000;

const community = fc.constantFrom(...communities);
const word = fc.constantFrom('a', 'b');
type Change = (writing: Writing) => Promise<void>;
const policyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(community, fc.boolean(), fc.constantFrom('everyone' as const, 'roles' as const)).map(
    ([where, on, eligibility]): Change =>
      (writing) =>
        writing.putPolicy(where, { on, eligibility }),
  ),
  fc
    .tuple(
      fc.constantFrom('role' as const, 'provider' as const),
      community,
      word,
      fc.constantFrom('block' as const, undefined),
    )
    .map(
      (access): Change =>
        (writing) =>
          writing.putAccess(...access),
    ),
  fc.tuple(community, word).map(
    (category): Change =>
      (writing) =>
        writing.putCategory(...category),
  ),
  fc.tuple(community, word).map(
    (category): Change =>
      (writing) =>
        writing.removeCategory(...category),
  ),
);

/** Changes what decides whether Ada’s jar is shown, and whether notices wait for her. */
const change: fc.Arbitrary<Change> = fc.oneof(
  policyChange,
  word.map(
    (message): Change =>
      (writing) =>
        writing.putJar(ADA, 1, { message }),
  ),
  fc.tuple(word, fc.nat(3)).map(
    ([handle, at]): Change =>
      async (writing) => {
        await writing.putJar(ADA, 1);
        await writing.putLink(ADA, { provider: 'ko-fi', handle, at });
      },
  ),
  fc.constant<Change>((writing) => writing.removeLink(ADA, 'ko-fi')),
  fc.tuple(community, fc.option(fc.nat(3), { nil: undefined })).map(
    ([where, pausedAt]): Change =>
      async (writing) => {
        await writing.putJar(ADA, 1);
        await writing.putListing({ ...listing, community: where, pausedAt });
      },
  ),
  community.map(
    (where): Change =>
      (writing) =>
        writing.removeListing(where, ADA),
  ),
  fc.tuple(community, word).map(
    ([where, reason]): Change =>
      async (writing) => {
        await writing.putJar(ADA, 1);
        await writing.putListing({ ...listing, community: where });
        await writing.putRemoval(where, ADA, { provider: 'ko-fi', key: 'a', reason, at: 1, cause: 'admin' });
      },
  ),
  community.map(
    (where): Change =>
      async (writing) =>
        void (await writing.putNotice(where, ADA, { name: 'held-for-reports', values: {} }, 1)),
  ),
  community.map(
    (where): Change =>
      (writing) =>
        writing.dropNotices(where, ADA),
  ),
);

type Step = (store: Store, id: string, now: number) => Promise<unknown>;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: change.map(
      (work): Step =>
        (store, id, at) =>
          store.write({ id, at }, work),
    ),
  },
  // A write that fails is undone.
  change.map(
    (work): Step =>
      (store, id, at) =>
        store
          .write({ id, at }, async (writing) => {
            await work(writing);
            throw new Error('half way');
          })
          .catch(() => undefined),
  ),
  // Several writes share a commit.
  fc.array(change, { minLength: 2, maxLength: 4 }).map(
    (works): Step =>
      (store, id, at) =>
        Promise.all(works.map((work, number) => store.write({ id: `${id} ${number}`, at }, work))),
  ),
  fc.constant<Step>((store, id, at) => store.erase({ id, at }, ADMIN)),
  community.map(
    (where): Step =>
      (store, _, at) =>
        store.leave(where, at),
  ),
  community.map(
    (where): Step =>
      (store) =>
        store.comeBack(where),
  ),
  fc.constant<Step>((store, _, at) => store.expire(at + LONG)),
);

/** What one call after the other is told, without waiting for each other. */
const remembered = (store: Store) =>
  Promise.all([
    store.read((reading) => Promise.all(communities.map((one) => reading.policy(one)))),
    Promise.all(communities.map((one) => store.shown(one, ADA, ADA))),
  ]);

/** The same as a write sees it, which remembers nothing. */
async function stored(store: Store, id: string, at: number, departed: ReadonlySet<Community>) {
  const done = await store.write({ id, at }, async (writing: Writing) => {
    const policies = [];
    const all = [];
    for (const one of communities) {
      const policy = await writing.policy(one);
      policies.push(policy);
      all.push({
        ...{ listing: await writing.listing(one, ADA), jar: await writing.jar(ADA), policy },
        removals: await writing.removals(one, ADA),
        notices: (await writing.notices(one, ADA)).length > 0,
        left: departed.has(one),
      });
    }
    return [policies, all];
  });
  return done?.result;
}

/** Where something is remembered, and how many random tries it gets. On a server each takes longer. */
const places = [
  { name: 'memory', numRuns: 100, open: async () => openStore(':memory:') },
  ...engines.map(({ name, tries: numRuns, emptied }) => ({
    name,
    numRuns,
    open: async () => (await emptied()).open(),
  })),
];

describe.each(places)('what is remembered from $name', ({ open, numRuns }) => {
  it('is what is stored, after whatever changes, erasures and departures', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const store = await open();
        let deliveries = 0;
        for (const run of steps) {
          deliveries += 1;
          // What is asked for beforehand is remembered when it changes.
          await remembered(store);
          await run(store, `${deliveries}`, deliveries);
          const seen = await remembered(store);
          const departed = new Set(communities.filter((_, at) => seen[1][at]?.left));
          expect(seen).toEqual(await stored(store, `look ${deliveries}`, deliveries, departed));
        }
        await store.close();
      }),
      { numRuns },
    );
  });

  it('never changes under who holds it, and is the same for all until something changes', async () => {
    const store = await open();
    await store.write({ id: '1', at: 1 }, async (writing) => {
      await writing.putJar(ADA, 1, { message: 'Before' });
      await writing.putListing(listing);
    });
    const before = await store.shown('discord:1', ADA, ADMIN);
    const again = await store.shown('discord:1', ADA, ADA);
    expect(again.jar).toBe(before.jar);
    await store.write({ id: '2', at: 1 }, (writing) => writing.putJar(ADA, 1, { message: 'After' }));
    expect((await store.shown('discord:1', ADA, ADMIN)).jar?.message).toBe('After');
    expect(before.jar?.message).toBe('Before');
    await store.close();
  });

  it('is never older than what was saved, however many read and write at once', async () => {
    const store = await open();
    let writes = 0;
    const seenAt = async () => Number((await store.shown('discord:1', ADA, ADMIN)).jar?.message ?? 0);
    const busy = Array.from({ length: 40 }, async (_, number) => {
      await seenAt();
      const done = await store.write({ id: `${number}`, at: 1 }, async (writing) => {
        writes += 1;
        const own = writes;
        await writing.putJar(ADA, 1, { message: String(own) });
        return own;
      });
      expect(await seenAt()).toBeGreaterThanOrEqual(done?.result ?? Number.NaN);
    });
    await Promise.all(busy);
    // Where others write meanwhile, the work of one write is done again.
    expect(await seenAt()).toBe(writes);
    await store.close();
  });
});

it.each(postgres)('what another process has changed is seen at once on $name', async (engine) => {
  const place = await engine.emptied();
  const [own, other] = [await place.open(), await place.open()];
  const change = async (at: number, work: (writing: Writing) => Promise<unknown>) => {
    await other.write({ id: `${at}`, at }, work);
    const seen = await own.shown('discord:1', ADA, ADMIN);
    expect(seen).toEqual(await other.shown('discord:1', ADA, ADMIN));
    return seen;
  };
  await change(1, (writing) => writing.putJar(ADA, 1, { message: 'Before' }));
  await change(2, (writing) => writing.putListing(listing));
  expect((await change(3, (writing) => writing.putJar(ADA, 1, { message: 'After' }))).jar?.message).toBe('After');
  expect((await change(4, (writing) => writing.removeListing('discord:1', ADA))).listing).toBeUndefined();
  await other.erase({ id: '5', at: 5 }, ADA);
  expect((await own.shown('discord:1', ADA, ADMIN)).jar).toBeUndefined();
  await own.close();
  await other.close();
});

it.each(postgres)('what was read on $name is forgotten after ten minutes', async (engine) => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ['performance'] });
  const store = await (await engine.emptied()).open();
  await store.write({ id: '1', at: 1 }, (writing) => writing.putJar(ADA, 1, { message: 'Before' }));
  const jar = async () => (await store.shown('discord:1', ADA, ADMIN)).jar;
  const before = await jar();
  vi.advanceTimersByTime(9 * 60_000);
  expect(await jar()).toBe(before);
  vi.advanceTimersByTime(2 * 60_000);
  expect(await jar()).not.toBe(before);
  expect(await jar()).toEqual(before);
  await store.close();
});

it('is not of a moment that is over, while somebody else still reads that one', async () => {
  const store = openStore(freshFile());
  const says = (message: string) => async (writing: Writing) => writing.putJar(ADA, 1, { message });
  await store.write({ id: '1', at: 1 }, says('Before'));
  await store.shown('discord:1', ADA, ADMIN);
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow = store.read(async (reading) => {
    await reading.listings(ADA);
    await gate;
  });
  await store.write({ id: '2', at: 1 }, says('After'));
  const asked = store.shown('discord:1', ADA, ADMIN);
  go();
  await slow;
  expect((await asked).jar?.message).toBe('After');
  await store.close();
});
