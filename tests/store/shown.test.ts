import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '../../src/jars/listing.ts';
import type { Store } from '../../src/store/store.ts';
import { createTown } from '../support/town.ts';
import { engines, type Place } from './engines.ts';

const HERE = 'discord:1';
const ADA = 'discord:11';
const BEN = 'discord:12';
const DAY = 24 * 60 * 60 * 1000;

const listing: Listing = {
  community: HERE,
  account: ADA,
  name: 'Ada “the first” 🎸',
  listedAt: 1_700_000_000_001,
  knownAt: 1_700_000_000_002,
  confirmedAt: 1_700_000_000_003,
  pausedAt: 1_700_000_000_004,
  suspendedAt: undefined,
  reason: 'a reason',
  holds: { approval: 5, lookalike: 6 },
  leftAt: 7,
  category: 'Music',
  about: 'Line one\nline two',
  rulesAccepted: 2,
  findable: true,
};

describe.each(engines)('what decides whether a jar is shown, on $name', ({ emptied }) => {
  let where: Place;
  let store: Store;
  beforeEach(async () => {
    where = await emptied();
    store = await where.open();
  });
  afterEach(() => store.close());

  /** What is read part by part. */
  const parts = () =>
    store.read(async (reading) => ({
      listing: await reading.listing(HERE, ADA),
      jar: await reading.jar(ADA),
      policy: await reading.policy(HERE),
      removals: await reading.removals(HERE, ADA),
    }));

  it('is the same in one go as part by part', async () => {
    expect(await store.shown(HERE, ADA, BEN)).toEqual({ ...(await parts()), notices: false, left: false });
    await store.write({ id: 'all', at: 1 }, async (writing) => {
      await writing.putJar(ADA, 1, {
        message: 'Thanks \u{1f600} "quoted"',
        currency: 'EUR',
        language: 'fr',
        thanks: false,
      });
      await writing.putLink(ADA, { provider: 'paypal', handle: 'ada', at: 1_700_000_000_000 });
      await writing.putLink(ADA, { provider: 'ko-fi', handle: 'ada', at: 2 });
      await writing.putOrder(ADA, ['ko-fi']);
      await writing.putListing(listing);
      await writing.putRemoval(HERE, ADA, { cause: 'admin', provider: 'paypal', key: 'ada', reason: 'no', at: 3 });
      await writing.putPolicy(HERE, { rules: { text: 'Be kind', version: 2 }, tippers: ['fr', 'de'], on: false });
      await writing.putAccess('role', HERE, '77', 'allow');
      await writing.putAccess('provider', HERE, 'paypal', 'block');
      for (const name of ['Zines', 'art', 'Music']) await writing.putCategory(HERE, name);
      // Nothing of another community or another jar belongs to it.
      await writing.putListing({ ...listing, community: 'discord:2', name: 'elsewhere' });
      await writing.putPolicy('discord:2', { language: 'de' });
      await writing.putJar(BEN, 1);
      await writing.putLink(BEN, { provider: 'ko-fi', handle: 'ben', at: 1 });
    });
    const shown = await store.shown(HERE, ADA, BEN);
    expect(shown).toEqual({ ...(await parts()), notices: false, left: false });
    expect(shown.listing).toEqual(listing);
    expect(shown.jar?.links.map(({ provider }) => provider)).toEqual(['ko-fi', 'paypal']);
    expect(shown.policy.categories).toEqual(['Music', 'Zines', 'art']);
    expect(shown.removals).toHaveLength(1);
  });

  it('comes with whether notices wait for the caller, and for nobody else', async () => {
    await store.write({ id: 'notice', at: 1 }, (writing) =>
      writing.putNotice(HERE, BEN, { name: 'welcome', values: {} }, 1),
    );
    expect(await store.shown(HERE, ADA, BEN)).toMatchObject({ notices: true });
    expect(await store.shown(HERE, BEN, ADA)).toMatchObject({ notices: false });
    expect(await store.shown('discord:2', ADA, BEN)).toMatchObject({ notices: false });
  });

  it.each([
    ['is answered', '/tip @ada'],
    ['is refused before anything is read', '/tip @nobody'],
  ])('is read where the community had left, which is back after a call that %s', async (_, said) => {
    const now = Date.now();
    const town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } }, store);
    await town.person('ADA').says('/tipjar add ko-fi ada');
    await town.person('ADA').presses({ command: 'tipjar publish' });
    const [row] = await where.rows('SELECT community FROM listing');
    const community = row?.community as typeof HERE;
    await store.leave(community, now - 40 * DAY);
    expect(await store.shown(community, ADA, BEN)).toMatchObject({ left: true });
    await town.person('BEN').says(said);
    expect(await store.shown(community, ADA, BEN)).toMatchObject({ left: false });
    expect(await store.expire(now)).toEqual([]);
  });
});
