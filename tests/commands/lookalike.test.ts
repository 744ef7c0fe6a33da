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
    MAX: { name: 'Max' },
    ZOE: { name: 'Zoe' },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  eve = town.person('EVE');
  grace = town.person('GRACE');
  await ada.says('/tipjar add ko-fi artist');
});

async function holdForReports() {
  for (const who of ['BEN', 'MAX', 'ZOE']) {
    await (await (await town.person(who).says('/tip @ada')).press('tip report')).submit({ reason: 'Odd' });
  }
}

async function askForApproval() {
  await (await ada.says('/tipjar delete')).press('tipjar delete now');
  town.clock.now += 1000;
  await grace.says('/tipjar-admin eligibility approval');
  const menu = await (await ada.says('/tipjar add ko-fi artist')).press('tipjar publish');
  await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'I draw.' });
  await grace.says('/tipjar-admin eligibility everyone');
}

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

  it.each([
    ['on hold', () => holdForReports()],
    ['asked for', () => askForApproval()],
  ])('waits when the other jar is %s, because it may be shown again at any time', async (_, hide) => {
    await hide();
    expect(await eve.says('/tipjar add ko-fi art1st')).toSay('standing.pending');
    expect(await linksOf('eve')).toEqual([]);
  });

  it('waits when another jar here has the very same name and waits for it', async () => {
    await ben.says('/tipjar add ko-fi art1st');
    await eve.says('/tipjar add ko-fi art1st');
    expect(await linksOf('eve')).toEqual([]);
  });

  it('doesn’t wait when the other jar is suspended, or the other link was taken off', async () => {
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

  it('waits for one that was asked for earlier, and the earlier one is shown when it needs no approval any more', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    await eve.says('/tipjar add ko-fi writer');
    await eve.asks({
      command: 'tipjar request field',
      options: { category: 'creator', about: 'I write' },
      pressed: { recipient: eve.mark, madeAt: town.clock.now, form: true },
    });
    await grace.says('/tipjar-admin eligibility everyone');
    await ben.says('/tipjar add ko-fi wr1ter');
    expect((await ada.says('/tip @ben')).links).toEqual([]);
    await eve.presses({ command: 'tipjar publish' });
    expect(await linksOf('eve')).toHaveLength(1);
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

describe('a link that looks like one which somebody put in before', () => {
  it('waits alone where its owner had a jar here first, until an admin shows it', async () => {
    await eve.says('/tipjar add patreon ada1ovelace');
    const added = await ada.says('/tipjar add patreon adalovelace');
    expect(added).toSay('lookalike.link.here', { provider: 'Patreon' });
    expect(added).toSay('standing.live');
    expect(await linksOf('ada')).toEqual(['https://ko-fi.com/artist']);
    expect(await ada.says('/tipjar show')).toSay('show.link-waiting', { provider: 'Patreon' });
    expect(await logged('link.held-for-lookalike')).toMatchObject([{ subject: ada.account, handle: 'adalovelace' }]);
    expect(await linksOf('eve')).toHaveLength(1);

    expect(await grace.says('/tipjar-admin status')).toSay('status.waiting', {
      approval: 0,
      reports: 0,
      lookalike: 0,
      links: 1,
    });
    expect(await grace.says('/tipjar-admin list')).toSay('list.waiting.link');
    const member = await grace.presses({ command: 'tipjar-admin panel member', options: { user: 'ADA' } });
    expect(member).toSay('requests.link', { provider: 'Patreon', handle: 'adalovelace' });
    const queue = await grace.says('/tipjar-admin requests');
    expect(queue).toSay('requests.count', { count: 1 });
    expect(queue).toSay('requests.link', { provider: 'Patreon', handle: 'adalovelace' });
    await queue.press('tipjar-admin restore-link');
    expect(await linksOf('ada')).toHaveLength(2);
    await (await ada.says('/tipjar remove patreon')).press('tipjar add', { provider: 'patreon' });
    expect(await linksOf('ada')).toHaveLength(2);
    expect(await grace.says('/tipjar-admin requests')).toSay('requests.count', { count: 0 });
  });

  it('stays off where an admin removes it, and waits again when the jar is deleted and made anew', async () => {
    await eve.says('/tipjar add patreon ada1ovelace');
    await ada.says('/tipjar add patreon adalovelace');
    town.clock.now += 1000;
    await (await ada.says('/tipjar delete')).press('tipjar delete now');
    town.clock.now += 1000;
    await eve.says('/tipjar remove patreon');
    await ada.says('/tipjar add ko-fi artist');
    expect(await ada.says('/tipjar add patreon adalovelace')).toSay('show.link-waiting', { provider: 'Patreon' });
    await (await grace.says('/tipjar-admin requests')).press('tipjar-admin remove-link');
    expect(await ada.says('/tipjar show')).toSay('show.removed', { provider: 'Patreon' });
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('waits alone when its owner had it in their jar first, and publishes it here later', async () => {
    const there = town.person('BEN', 'slack:T2');
    await there.says('/tipjar add patreon benjamin');
    await there.says('/tipjar add paypal benjamin');
    town.clock.now += 1000;
    await eve.says('/tipjar add patreon benjam1n');
    await (await ben.says('/tipjar show')).press('tipjar publish');
    expect((await ada.says('/tip @ben')).links).toEqual(['https://paypal.me/benjamin']);
    expect(await linksOf('eve')).toHaveLength(1);
  });

  it('says that the jar waits where no other link is left', async () => {
    const there = town.person('BEN', 'slack:T2');
    await there.says('/tipjar add patreon benjamin');
    town.clock.now += 1000;
    await eve.says('/tipjar add patreon benjam1n');
    await (await ben.says('/tipjar show')).press('tipjar publish');
    expect(await ada.says('/tip @ben')).toSay('tip.pending', { name: 'Ben' });
  });

  it('doesn’t wait for one that waits itself, when its owner takes it out and puts it back', async () => {
    await eve.says('/tipjar add ko-fi art1st');
    town.clock.now += 1000;
    await (await ada.says('/tipjar remove ko-fi')).press('tipjar add', { provider: 'ko-fi' });
    expect(await linksOf('ada')).toHaveLength(1);
    await grace.says('/tipjar-admin approve @eve');
    await (await ada.says('/tipjar remove ko-fi')).press('tipjar add', { provider: 'ko-fi' });
    expect(await linksOf('ada')).toHaveLength(1);
  });
});

describe('a jar that is shown again', () => {
  it.each([0, 1000])('puts a later look-alike on hold, and its owner is told, %i ms after it', async (later) => {
    await grace.says('/tipjar-admin suspend @ada');
    town.clock.now += later;
    await eve.says('/tipjar add ko-fi art1st');
    expect(await linksOf('eve')).toHaveLength(1);
    await grace.says('/tipjar-admin restore @ada');
    expect(await linksOf('ada')).toHaveLength(1);
    expect(await ben.says('/tip @eve')).toSay('tip.pending', { name: 'Eve' });
    expect(town.told.at(-1)).toMatchObject({ account: eve.account });
    expect(town.told.at(-1)?.card).toSay('notice.held-for-lookalike', { provider: 'Ko-fi' });
  });

  it('waits for an earlier one that was shown again before', async () => {
    await grace.says('/tipjar-admin suspend @ada');
    await eve.says('/tipjar add ko-fi art1st');
    await grace.says('/tipjar-admin suspend @eve');
    await grace.says('/tipjar-admin restore @ada');
    const restored = await grace.says('/tipjar-admin restore @eve');
    expect(restored).toSay('restore.done.pending', { name: 'Eve' });
    expect(restored).toSay('lookalike.again', { name: 'Eve', provider: 'Ko-fi' });
    expect(await linksOf('ada')).toHaveLength(1);
    expect(await linksOf('eve')).toEqual([]);
  });

  it('isn’t shown by an approval or a dismissal that doesn’t know of the look-alike', async () => {
    await grace.says('/tipjar-admin suspend @ada');
    await eve.says('/tipjar add ko-fi art1st');
    for (const who of ['BEN', 'MAX', 'ZOE']) {
      await (await (await town.person(who).says('/tip @eve')).press('tip report')).submit({ reason: 'Odd' });
    }
    await grace.says('/tipjar-admin suspend @eve');
    await grace.says('/tipjar-admin restore @ada');
    await grace.says('/tipjar-admin restore @eve');
    expect(await linksOf('eve')).toEqual([]);
    await grace.says('/tipjar-admin approve @eve');
    expect(await linksOf('eve')).toHaveLength(1);
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('waits too when it’s one link that an admin puts back', async () => {
    await grace.says('/tipjar-admin remove-link @ada ko-fi');
    await eve.says('/tipjar add ko-fi art1st');
    expect(await linksOf('eve')).toHaveLength(1);
    await grace.says('/tipjar-admin restore-link @ada ko-fi');
    expect(await linksOf('ada')).toHaveLength(1);
    expect(await linksOf('eve')).toEqual([]);
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
