import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import type { JournalAction } from '../../src/jars/journal.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;
let eve: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    EVE: { name: 'Eve' },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  eve = town.person('EVE');
  grace = town.person('GRACE');
  await ada.says('/tipjar add ko-fi artist');
});

const linksOf = async (who: string) => (await ben.says(`/tip @${who}`)).links;

async function logged(action: JournalAction, community: Community = 'slack:T1') {
  const entries = await town.store.read((reading) => reading.journal(community, 100));
  return entries.filter((entry) => entry.action === action);
}

describe('a link that looks like another jar’s of the same provider here', () => {
  it.each(['art1st', 'artist_', 'ART1ST'])(
    'makes the jar wait for an admin, and says so on the spot: %s',
    async (handle) => {
      const answer = await eve.says(`/tipjar add ko-fi ${handle}`);
      expect(answer).toSay('lookalike.here', { provider: 'Ko-fi' });
      expect(answer).toSay('standing.pending');
      expect(await linksOf('eve')).toEqual([]);
      expect(await linksOf('ada')).toHaveLength(1);
      const [entry] = await logged('listing.held-for-lookalike');
      expect(entry).toMatchObject({ subject: eve.account, what: 'Ko-fi', reason: '' });
      expect(await eve.says('/tipjar show')).toSay('show.waiting.lookalike');
      expect((await eve.says('/tipjar pause')).refused).toBe(true);
    },
  );

  it('is shown once an admin has approved it, and isn’t held again', async () => {
    await eve.says('/tipjar add ko-fi art1st');
    await grace.says('/tipjar-admin approve @eve');
    expect(await linksOf('eve')).toEqual(['https://ko-fi.com/art1st']);
    await (await eve.says('/tipjar remove ko-fi')).press('tipjar add', { provider: 'ko-fi' });
    expect(await linksOf('eve')).toHaveLength(1);
    expect(await logged('listing.held-for-lookalike')).toHaveLength(1);
    await eve.says('/tipjar remove ko-fi');
    await eve.says('/tipjar add ko-fi art1_st');
    expect(await linksOf('eve')).toEqual([]);
  });

  it('waits again after it was declined, however often it is published', async () => {
    await eve.says('/tipjar add ko-fi art1st');
    await grace.says('/tipjar-admin decline @eve');
    const again = await (await eve.says('/tipjar show')).press('tipjar publish');
    expect(again).toSay('show.waiting.lookalike');
    expect(await linksOf('eve')).toEqual([]);
  });

  it('waits from a setup too, and from an import', async () => {
    const form = await (await eve.says('/tipjar setup')).choose('ko-fi');
    const answer = await (await form.submit({ 'ko-fi': 'art1st' })).press('tipjar publish');
    expect(answer).toSay('standing.pending');
    expect(answer).toSay('lookalike.here', { provider: 'Ko-fi' });
    const imported = await (await ben.says('/tipjar import ko_fi: artist_')).press('tipjar publish');
    expect(imported).toSay('standing.pending');
    expect((await ada.says('/tip @ben')).links).toEqual([]);
  });

  it('waits when the jar was made elsewhere and is published here', async () => {
    const there = town.person('EVE', 'slack:T2');
    expect(await there.says('/tipjar add ko-fi art1st')).toSay('standing.live');
    const answer = await (await eve.says('/tipjar show')).press('tipjar publish');
    expect(answer).toSay('standing.pending');
    expect(await linksOf('eve')).toEqual([]);
    expect((await town.person('BEN', 'slack:T2').says('/tip @eve')).links).toHaveLength(1);
  });

  it('waits here when it was put in elsewhere, and its owner is told there', async () => {
    await eve.says('/tipjar add paypal eve');
    const answer = await town.person('EVE', 'slack:T2').says('/tipjar add ko-fi art1st');
    expect(answer).toSay('lookalike.elsewhere', { provider: 'Ko-fi' });
    expect(answer).not.toSay('standing.pending');
    expect(await linksOf('eve')).toEqual([]);
    expect((await town.person('BEN', 'slack:T2').says('/tip @eve')).links).toHaveLength(2);
    expect(await logged('listing.held-for-lookalike')).toHaveLength(1);
    expect(await logged('listing.held-for-lookalike', 'slack:T2')).toEqual([]);
  });

  it('waits when the other jar is paused, because its owner can show it again without an admin', async () => {
    await ada.says('/tipjar pause');
    await eve.says('/tipjar add ko-fi art1st');
    await ada.says('/tipjar resume');
    expect(await linksOf('ada')).toHaveLength(1);
    expect(await linksOf('eve')).toEqual([]);
  });

  it('doesn’t wait when the other jar is on hold or hidden itself, or the other link was taken off', async () => {
    await grace.says('/tipjar-admin suspend @ada');
    await eve.says('/tipjar add ko-fi art1st');
    expect(await linksOf('eve')).toHaveLength(1);
    await grace.says('/tipjar-admin remove-link @eve ko-fi');
    await ben.says('/tipjar add ko-fi artist_');
    expect((await ada.says('/tip @ben')).links).toHaveLength(1);
  });

  it('still waits when the community stops asking for approval, or dismisses reports', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await (await (await eve.says('/tipjar add ko-fi art1st')).press('tipjar publish')).press('tipjar request about', {
      category: 'creator',
    });
    await eve.asks({
      command: 'tipjar request field',
      options: { category: 'creator', about: 'I draw' },
      pressed: { recipient: eve.mark, madeAt: town.clock.now, form: true },
    });
    await grace.says('/tipjar-admin eligibility everyone');
    await eve.presses({ command: 'tipjar publish' });
    expect(await linksOf('eve')).toEqual([]);
    expect((await grace.says('/tipjar-admin dismiss @eve')).refused).toBe(true);
    await grace.says('/tipjar-admin approve @eve');
    expect(await linksOf('eve')).toHaveLength(1);
  });

  it('is found too when a request needs no approval any more', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await eve.says('/tipjar add ko-fi writer');
    await eve.asks({
      command: 'tipjar request field',
      options: { category: 'creator', about: 'I write' },
      pressed: { recipient: eve.mark, madeAt: town.clock.now, form: true },
    });
    await grace.says('/tipjar-admin eligibility everyone');
    await ben.says('/tipjar add ko-fi wr1ter');
    expect((await ada.says('/tip @ben')).links).toHaveLength(1);
    await eve.presses({ command: 'tipjar publish' });
    expect(await linksOf('eve')).toEqual([]);
  });

  it('holds no jar because of other providers, other communities or other handles', async () => {
    await eve.says('/tipjar add patreon art1st');
    await eve.says('/tipjar add ko-fi artists');
    expect(await linksOf('eve')).toHaveLength(2);
    const there = town.person('BEN', 'slack:T2');
    expect(await there.says('/tipjar add ko-fi art1st')).toSay('standing.live');
    expect(await logged('listing.held-for-lookalike')).toEqual([]);
  });
});

describe('the very same handle as another jar’s', () => {
  it.each(['artist', 'Artist'])('does no harm, and is only written down: %s', async (handle) => {
    expect(await eve.says(`/tipjar add ko-fi ${handle}`)).toSay('standing.live');
    expect(await linksOf('eve')).toHaveLength(1);
    const [entry, ...others] = await logged('link.same-handle');
    expect(entry).toMatchObject({ subject: eve.account, what: 'Ko-fi' });
    expect(others).toEqual([]);
    expect(await logged('listing.held-for-lookalike')).toEqual([]);
  });
});

describe('a display name that looks like another creator’s', () => {
  it('is pointed out to the admins and stops nothing', async () => {
    await grace.says('/tipjar-admin log #log');
    town.citizens.EVE = { name: 'Аdа' };
    expect(await eve.says('/tipjar add paypal eve')).toSay('standing.live');
    expect(await linksOf('eve')).toHaveLength(1);
    const [entry, ...others] = await logged('listing.name-alike');
    expect(entry).toMatchObject({ subject: eve.account, what: 'Аdа' });
    expect(others).toEqual([]);
    expect(town.posted.at(-1)?.card).toSay('log.listing.name-alike', { subject: '@EVE', what: 'Аdа' });
  });

  it('is noticed when somebody takes it later and publishes again, once', async () => {
    await eve.says('/tipjar add paypal eve');
    town.citizens.EVE = { name: 'A D A' };
    await eve.presses({ command: 'tipjar publish' });
    await eve.presses({ command: 'tipjar publish' });
    expect(await logged('listing.name-alike')).toHaveLength(1);
    const listing = await town.store.read((reading) => reading.listing('slack:T1', eve.account));
    expect(listing?.name).toBe('A D A');
  });

  it('isn’t noticed for a name without letters, nor for one’s own name', async () => {
    town.citizens.EVE = { name: '🎨' };
    town.citizens.BEN = { name: '✨' };
    await eve.says('/tipjar add paypal eve');
    await ben.says('/tipjar add paypal benedict');
    await ada.presses({ command: 'tipjar publish' });
    expect(await logged('listing.name-alike')).toEqual([]);
  });
});
