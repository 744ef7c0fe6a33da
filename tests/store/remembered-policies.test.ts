import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, Community } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store, Writing } from '../../src/store/store.ts';
import { freshFile } from './files.ts';

const communities: readonly Community[] = ['discord:1', 'discord:2', 'slack:T1'];
const ADMIN: Account = 'discord:7';
const LONG = 31 * 24 * 60 * 60 * 1000;

const community = fc.constantFrom(...communities);
const word = fc.constantFrom('a', 'b');
type Change = (writing: Writing) => Promise<void>;
const change: fc.Arbitrary<Change> = fc.oneof(
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

const remembered = (store: Store) =>
  store.read((reading) => Promise.all(communities.map((one) => reading.policy(one))));

/** The policies as a write sees them, which remembers none. */
async function stored(store: Store, id: string, at: number) {
  const read = (writing: Writing) => Promise.all(communities.map((one) => writing.policy(one)));
  return (await store.write({ id, at }, read))?.result;
}

describe.each([
  ['a file', freshFile, 15],
  ['memory', () => ':memory:', 100],
])('a policy that is remembered from %s', (_, place, numRuns) => {
  it('is the one that is stored, after whatever changes, erasures and departures', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const store = openStore(place());
        let deliveries = 0;
        for (const run of steps) {
          deliveries += 1;
          await run(store, `${deliveries}`, deliveries);
          const seen = await remembered(store);
          expect(seen).toEqual(await stored(store, `look ${deliveries}`, deliveries));
        }
        await store.close();
      }),
      { numRuns },
    );
  });
});
