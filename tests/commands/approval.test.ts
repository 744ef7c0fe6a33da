import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../src/ids.ts';
import { commonCategories } from '../../src/jars/category.ts';
import type { TextKey, Values } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { says } from '../support/to-say.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await grace.says('/tipjar-admin eligibility approval');
});

const linksOf = async (who: string) => (await ben.says(`/tip @${who}`)).links;
const listingOf = (who: Person) => town.store.read((reading) => reading.listing('slack:T1', who.account));
const logOf = async () =>
  (await town.store.read((reading) => reading.journal('slack:T1', 100))).map(({ action }) => action);

const decisions = ['tipjar-admin approve', 'tipjar-admin decline ask'] as const;

/** Adds a link and files a request. */
async function asks(who: Person, category = 'journalist', about = 'I write about music.'): Promise<Shown> {
  const added = await who.says(`/tipjar add ko-fi ${who.id.toLowerCase()}`);
  const form = await (await added.press('tipjar publish')).press('tipjar request about', { category });
  return form.submit({ about });
}

describe('publishing where each jar waits for approval', () => {
  it('files a request with a category and a line, and shows nothing yet', async () => {
    const added = await ada.says('/tipjar add ko-fi ada');
    expect(added).toSay('standing.approval');
    const menu = await added.press('tipjar publish');
    expect(menu.offered).toEqual(commonCategories.map((category) => words(`category.${category}`)));
    const form = await menu.press('tipjar request about', { category: 'journalist' });
    const filed = await form.submit({ about: '  I write\nabout music. ' });
    expect(filed).toSay('standing.pending');
    expect(await listingOf(ada)).toMatchObject({
      holds: { approval: town.clock.now },
      category: 'journalist',
      about: 'I write about music.',
      name: 'Ada',
    });
    expect(await ben.says('/tip @ada')).toSay('tip.pending', { name: 'Ada' });
    expect(await linksOf('ada')).toEqual([]);
    expect((await logOf()).slice(0, 1)).toEqual(['listing.requested']);
  });

  it('comes at the end of a setup too, with the draft’s links saved', async () => {
    const preview = await (await (await ada.says('/tipjar setup')).choose('paypal')).submit({ paypal: 'ada' });
    const menu = await preview.press('tipjar publish');
    expect(menu).toSay('request.ask');
    const filed = await (await menu.press('tipjar request about', { category: 'creator' })).submit({
      about: 'I draw.',
    });
    expect(filed).toSay('standing.pending');
    await grace.says('/tipjar-admin approve @ada');
    expect(await linksOf('ada')).toEqual(['https://paypal.me/ada']);
  });

  it('changes the request that is there instead of adding another', async () => {
    await grace.says('/tipjar-admin requests #office');
    await asks(ada);
    const shown = await ada.says('/tipjar show');
    const again = await (await shown.press('tipjar request')).press('tipjar request about', { category: 'expert' });
    expect(again.form.fields[0]?.value).toBe('I write about music.');
    await again.submit({ about: 'I tune pianos.' });
    expect(await listingOf(ada)).toMatchObject({ category: 'expert', about: 'I tune pianos.' });
    const queue = await grace.says('/tipjar-admin requests');
    expect(queue).toSay('requests.count', { count: 1 });
    expect(queue.text).toContain('I tune pianos.');
    expect(queue.text).not.toContain('I write about music.');
    await vi.waitFor(() => expect(town.posted.map(({ card }) => card.parts.length)).toEqual([1, 5]));
    expect((await logOf()).filter((action) => action === 'listing.requested')).toHaveLength(2);
  });

  it.each<[about: string, reason: TextKey, values: Values]>([
    ['', 'request.empty', {}],
    ['x'.repeat(201), 'request.too-long', { length: 201, most: 200 }],
    ['I am\u202e evil', 'request.hidden', {}],
    ['zero\u200bwidth', 'request.hidden', {}],
  ])('refuses the line %j in the form’s field, and opens the form again', async (about, reason, values) => {
    await ada.says('/tipjar add ko-fi ada');
    const form = await (await (await ada.says('/tipjar show')).press('tipjar publish')).press('tipjar request about', {
      category: 'expert',
    });
    const refused = await form.submit({ about });
    expect(Object.keys(refused.reply.refusal?.fields ?? {})).toEqual(['about']);
    expect(refused).toSay(reason, values);
    expect(await listingOf(ada)).toBeUndefined();
    const filed = await (await refused.press('tipjar request about')).submit({ about: 'x'.repeat(200) });
    expect(filed).toSay('standing.pending');
  });

  it('never keeps a line that hides a character, whichever it is', async () => {
    await ada.says('/tipjar add ko-fi ada');
    const form = await (await (await ada.says('/tipjar show')).press('tipjar publish')).press('tipjar request about', {
      category: 'expert',
    });
    const hidden = fc.constantFrom('\u200b', '\u200d', '\u2066', '\u202e', '\ufeff', '\u00ad', '\u{e0041}', '\u0007');
    await fc.assert(
      fc.asyncProperty(hidden, fc.stringMatching(/^[a-z]{1,20}$/), async (character, words) => {
        expect((await form.submit({ about: `${words}${character}${words}` })).refused).toBe(true);
        expect(await listingOf(ada)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('is refused without a jar, with a category that is gone, or where nothing is to be asked', async () => {
    const key = { category: 'creator' };
    expect(await ada.presses({ command: 'tipjar request' })).toSay('jar.none');
    await ada.says('/tipjar add ko-fi ada');
    const forged = { category: 'no-such-category', about: 'Me.' };
    const gone = await ada.presses({ command: 'tipjar request field', options: forged });
    expect(gone).toSay('request.category-gone');
    expect(await gone.press('tipjar request')).toSay('request.ask');
    await grace.says('/tipjar-admin eligibility everyone');
    expect((await ada.presses({ command: 'tipjar request about', options: key })).refused).toBe(true);
    expect(await listingOf(ada)).toBeUndefined();
  });

  it('is refused between form and submission when a role has been blocked', async () => {
    await ada.says('/tipjar add ko-fi ada');
    const form = await (await (await ada.says('/tipjar show')).press('tipjar publish')).press('tipjar request about', {
      category: 'expert',
    });
    await grace.says('/tipjar-admin role @@timeout block');
    town.citizens.ADA = { name: 'Ada', roles: ['TIMEOUT'] };
    expect(await form.submit({ about: 'Me.' })).toSay('ineligible.blocked');
    expect(await listingOf(ada)).toBeUndefined();
  });

  it('shows the jar when it is published once more after approval was switched off', async () => {
    await asks(ada);
    await grace.says('/tipjar-admin eligibility everyone');
    expect(await linksOf('ada')).toEqual([]);
    await (await ada.says('/tipjar show')).press('tipjar publish');
    expect(await linksOf('ada')).toHaveLength(1);
    expect((await logOf())[0]).toBe('listing.listed');
  });

  it('leaves jars alone that were listed before', async () => {
    await grace.says('/tipjar-admin eligibility everyone');
    await ben.says('/tipjar add ko-fi ben');
    await grace.says('/tipjar-admin eligibility approval');
    expect((await ada.says('/tip @ben')).links).toHaveLength(1);
    await asks(ada);
    await grace.says('/tipjar-admin approve @ada');
    await grace.says('/tipjar-admin eligibility everyone');
    await grace.says('/tipjar-admin eligibility approval');
    expect(await linksOf('ada')).toHaveLength(1);
  });
});

describe('approve', () => {
  it('shows the jar with its category, tells the creator in their language, and is one entry of the log', async () => {
    town.citizens.ADA = { name: 'Ada', language: 'fr' };
    const added = await ada.says('/tipjar add ko-fi ada');
    await (
      await (await added.press('tipjar publish')).press('tipjar request about', { category: 'journalist' })
    ).submit({ about: 'Des chansons.' });
    town.clock.now += 5000;
    const approved = await grace.says('/tipjar-admin approve @ada');
    expect(approved).toSay('approve.done.live', { name: 'Ada' });
    const card = await ben.says('/tip @ada');
    expect(card.links).toHaveLength(1);
    expect(card).toSay('category.journalist');
    await vi.waitFor(() => expect(town.told).toHaveLength(1));
    expect(town.told[0]?.account).toBe(ada.account);
    expect(town.told[0]?.card).toSay('notice.approved', {}, 'fr');
    expect((await logOf()).filter((action) => action === 'listing.approved')).toHaveLength(1);
    expect(await listingOf(ada)).toMatchObject({ listedAt: town.clock.now, holds: {} });
  });

  it('is refused where nothing waits, and the second time', async () => {
    expect(await grace.says('/tipjar-admin approve @ada')).toSay('decide.none', { name: 'Ada' });
    await asks(ada);
    await grace.says('/tipjar-admin approve @ada');
    const before = await logOf();
    for (const text of ['approve @ada', 'decline @ada']) {
      expect(await grace.says(`/tipjar-admin ${text}`)).toSay('decide.not-waiting', { name: 'Ada' });
    }
    expect(await logOf()).toEqual(before);
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('is refused for a member who left, whose request is back when they are', async () => {
    await asks(ada);
    const queue = await grace.says('/tipjar-admin requests');
    const citizen = town.citizens.ADA;
    delete town.citizens.ADA;
    for (const decision of decisions) expect(await queue.press(decision)).toSay('option.member.gone');
    expect((await logOf()).slice(0, 2)).toEqual(['listing.left', 'listing.requested']);
    expect(await grace.says('/tipjar-admin requests')).toSay('requests.count', { count: 0 });
    if (citizen) town.citizens.ADA = citizen;
    await (await ada.says('/tipjar show')).press('tipjar publish');
    await (await grace.says('/tipjar-admin requests')).press('tipjar-admin approve');
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('is undone by suspending, and refused for a jar that is suspended while it waits', async () => {
    await asks(ada);
    await grace.says('/tipjar-admin suspend @ada');
    expect(await grace.says('/tipjar-admin approve @ada')).toSay('decide.suspended', { name: 'Ada' });
    expect(await grace.says('/tipjar-admin requests')).toSay('requests.count', { count: 0 });
    await grace.says('/tipjar-admin restore @ada');
    const approved = await grace.says('/tipjar-admin approve @ada');
    await (await approved.press('tipjar-admin suspend ask')).submit({});
    expect(await linksOf('ada')).toEqual([]);
  });

  it('ends a hold for reports and removes them, and ends a hold for a look-alike name', async () => {
    for (const waiting of ['reports', 'lookalike'] as const) {
      await grace.says('/tipjar-admin eligibility everyone');
      await ada.says('/tipjar add ko-fi ada');
      const listing = await listingOf(ada);
      if (!listing) throw new Error('not listed');
      await town.store.write({ id: `hold ${waiting}`, at: town.clock.now }, async (writing) => {
        await writing.putListing({ ...listing, holds: { [waiting]: town.clock.now } });
        // Who reported what an admin has looked at isn't counted again, so the second round has another reporter.
        const reporter: Account = waiting === 'reports' ? ben.account : 'slack:T1:MAX';
        await writing.putReport('slack:T1', ada.account, { reporter, reason: 'Not them', at: 1 });
      });
      expect(await ada.says('/tipjar show')).toSay(`show.waiting.${waiting}`);
      expect(await linksOf('ada')).toEqual([]);
      const queue = await grace.says('/tipjar-admin requests');
      expect(says(queue, 'requests.report', { reason: 'Not them' })).toBe(waiting === 'reports');
      await queue.press('tipjar-admin approve');
      expect(await linksOf('ada')).toHaveLength(1);
      expect(await listingOf(ada)).toMatchObject({ listedAt: listing.listedAt });
    }
    const reports = await town.store.read((reading) => reading.reports('slack:T1', ada.account));
    expect(reports).toHaveLength(1);
  });
});

describe('decline', () => {
  it('takes the listing away and not the jar; the creator reads why and may ask again', async () => {
    await asks(ada);
    const form = await (await grace.says('/tipjar-admin requests')).press('tipjar-admin decline ask');
    const declined = await form.submit({ reason: 'Write to me first, please.' });
    expect(declined).toSay('decline.done', { name: 'Ada' });
    expect(await listingOf(ada)).toBeUndefined();
    expect((await town.store.read((reading) => reading.jar(ada.account)))?.links).toHaveLength(1);
    await vi.waitFor(() => expect(JSON.stringify(town.told)).toContain('Write to me first, please.'));

    const shown = await ada.says('/tipjar show');
    expect(shown).toSay('show.declined');
    expect(shown).toSay('standing.reason', { reason: 'Write to me first, please.' });
    await (await (await shown.press('tipjar publish')).press('tipjar request about', { category: 'creator' })).submit({
      about: 'I wrote to you.',
    });
    await grace.says('/tipjar-admin approve @ada');
    expect(await linksOf('ada')).toHaveLength(1);
    const again = await ada.says('/tipjar show');
    expect(again).not.toSay('show.declined');
    expect(again).not.toSay('standing.reason');
  });

  it('of a jar that was on hold lasts until an admin has looked again', async () => {
    await grace.says('/tipjar-admin eligibility everyone');
    await ada.says('/tipjar add ko-fi ada');
    for (const waiting of ['reports', 'lookalike'] as const) {
      const listing = await listingOf(ada);
      if (!listing) throw new Error('not listed');
      await town.store.write({ id: `hold ${waiting}`, at: town.clock.now }, async (writing) => {
        await writing.putListing({ ...listing, holds: { [waiting]: town.clock.now } });
        await writing.putReport('slack:T1', ada.account, { reporter: ben.account, reason: 'Not them', at: 1 });
      });
      await grace.says('/tipjar-admin decline @ada Show me your page first');
      await (await ada.says('/tipjar show')).press('tipjar publish');
      await ada.presses({ command: 'tipjar publish' });
      expect(await linksOf('ada')).toEqual([]);
      expect(await listingOf(ada)).toMatchObject({ holds: { [waiting]: expect.any(Number) } });
      const queue = await grace.says('/tipjar-admin requests');
      expect(says(queue, 'requests.report', { reason: 'Not them' })).toBe(waiting === 'reports');
      await queue.press('tipjar-admin approve');
      expect(await linksOf('ada')).toHaveLength(1);
    }
  });

  it('needs no reason, and takes none that hides something or is too long', async () => {
    await asks(ada);
    for (const reason of ['a\u202eb', 'x'.repeat(201)]) {
      expect((await grace.says(`/tipjar-admin decline @ada ${reason}`)).refused).toBe(true);
    }
    expect(await listingOf(ada)).toBeDefined();
    await grace.says('/tipjar-admin decline @ada');
    expect(await listingOf(ada)).toBeUndefined();
    expect(await ada.says('/tipjar show')).not.toSay('standing.reason');
  });

  it('asks nothing where nothing waits any more', async () => {
    await asks(ada);
    const queue = await grace.says('/tipjar-admin requests');
    const form = await queue.press('tipjar-admin decline ask');
    await queue.press('tipjar-admin approve');
    expect((await queue.press('tipjar-admin decline ask')).refused).toBe(true);
    expect((await form.submit({ reason: 'Too late' })).refused).toBe(true);
    expect(await linksOf('ada')).toHaveLength(1);
  });
});

describe('the buttons of a request', () => {
  it('are refused to members, to former admins, and in another community', async () => {
    await grace.says('/tipjar-admin requests #office');
    await asks(ada);
    await vi.waitFor(() => expect(town.posted).toHaveLength(2));
    const card = town.posted[1]?.card;
    const queue = await grace.says('/tipjar-admin requests');
    const form = await queue.press('tipjar-admin decline ask');
    const before = await listingOf(ada);

    for (const presser of [ada, ben]) {
      for (const decision of decisions) {
        expect(await presser.pressesOn(card, decision)).toSay('call.not-admin');
        expect((await queue.press(decision, {}, presser)).refused).toBe(true);
      }
    }
    const elsewhere = town.person('GRACE', 'slack:T2');
    expect(await queue.press('tipjar-admin approve', {}, elsewhere)).toSay('call.not-yours');
    town.citizens.GRACE = { name: 'Grace' };
    expect((await queue.press('tipjar-admin approve')).refused).toBe(true);
    expect((await form.submit({ reason: 'No' })).refused).toBe(true);
    expect(await listingOf(ada)).toEqual(before);

    town.citizens.GRACE = { name: 'Grace', admin: true };
    expect((await grace.pressesOn(card, 'tipjar-admin approve')).refused).toBe(false);
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('reach their own community alone', async () => {
    const there = town.person('ADA', 'discord:2');
    await town.person('GRACE', 'discord:1').says('/tipjar-admin eligibility approval');
    await town.person('GRACE', 'discord:2').says('/tipjar-admin eligibility approval');
    await asks(town.person('ADA', 'discord:1'));
    await (
      await (
        await (await there.says('/tipjar show')).press('tipjar publish')
      ).press('tipjar request about', { category: 'expert' })
    ).submit({ about: 'Me.' });
    await town.person('GRACE', 'discord:1').says('/tipjar-admin approve @ada');
    expect((await town.person('BEN', 'discord:1').says('/tip @ada')).links).toHaveLength(1);
    expect((await town.person('BEN', 'discord:2').says('/tip @ada')).links).toEqual([]);
    expect(await town.person('GRACE', 'discord:2').says('/tipjar-admin requests')).toSay('requests.count', {
      count: 1,
    });
  });
});

describe('/tipjar-admin requests', () => {
  it('says so when nothing waits, and how to have requests in a channel', async () => {
    const queue = await grace.says('/tipjar-admin requests');
    expect(queue).toSay('requests.count', { count: 0 });
    expect(queue).toSay('requests.no-channel');
  });

  it('shows the links’ handles to the admin, but not in the channel', async () => {
    await grace.says('/tipjar-admin requests #office');
    await asks(ada);
    expect(await grace.says('/tipjar-admin requests')).toSay('card.link', { provider: 'Ko-fi', handle: 'ada' });
    await vi.waitFor(() => expect(town.posted).toHaveLength(2));
    expect(town.posted[1]?.channel).toBe('OFFICE');
    expect(town.posted[1]?.card).toSay('request.card.about', { about: 'I write about music.' });
    expect(town.posted[1]?.card).toSay('request.card.links', { providers: 'Ko-fi' });
    expect(JSON.stringify(town.posted[1])).not.toContain('"ada"');
  });

  it('is read five at a time, the oldest first', async () => {
    const names = ['ANN', 'BOB', 'CAT', 'DAN', 'EVE', 'FAY', 'GUS'];
    for (const name of names) {
      town.citizens[name] = { name };
      town.clock.now += 1000;
      await asks(town.person(name), 'creator', `I am ${name}.`);
    }
    const named = (shown: Shown) => shown.text.match(/I am \w+/g)?.map((one) => one.slice(5));
    const first = await grace.says('/tipjar-admin requests');
    expect(first).toSay('requests.count', { count: 7 });
    expect(named(first)).toEqual(names.slice(0, 5));
    expect(first).not.toOffer('button.previous');
    const second = await first.press('tipjar-admin requests page');
    expect(named(second)).toEqual(names.slice(5));
    expect(second).not.toOffer('button.next');
    expect(named(await second.press('tipjar-admin requests page'))).toEqual(names.slice(0, 5));
    await (await second.press('tipjar-admin approve', { user: 'FAY' })).press('tipjar-admin requests');
    expect(await grace.says('/tipjar-admin requests')).toSay('requests.count', { count: 6 });
  });

  it('tries a channel before it is chosen, and says what to do where the bot may not post', async () => {
    town.reachable = false;
    const refused = await grace.says('/tipjar-admin requests #office');
    expect(refused.refused).toBe(true);
    const policy = () => town.store.read((reading) => reading.policy('slack:T1'));
    expect((await policy()).requestChannel).toBeUndefined();
    town.reachable = true;
    const chosen = await grace.says('/tipjar-admin requests #office');
    expect((await policy()).requestChannel).toBe('OFFICE');
    await chosen.press('tipjar-admin requests stop');
    expect((await policy()).requestChannel).toBeUndefined();
    expect((await logOf()).filter((action) => action === 'policy.request-channel')).toHaveLength(2);
    const before = town.posted.length;
    await asks(ada);
    expect(await grace.says('/tipjar-admin requests')).toSay('requests.count', { count: 1 });
    expect(town.posted).toHaveLength(before);
  });
});
