import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

const HERE = 'slack:T1';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(() => {
  town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' }, GRACE: { name: 'Grace', admin: true } });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
});

const id = (at: number) => `M${String(at).padStart(2, '0')}`;

/** Has members make jars and choose to be found, one after the other. */
async function settle(count: number) {
  for (let at = 1; at <= count; at += 1) {
    town.citizens[id(at)] = { name: `Member ${at}` };
    town.clock.now += 1000;
    const member = town.person(id(at));
    await member.says(`/tipjar add ko-fi member${at}`);
    await member.says('/tipjar directory on');
  }
}

const list = (typed = '', who = ben) => who.says(`/tipjar list${typed && ` ${typed}`}`);
const tipped = (shown: Shown) =>
  shown.actions.filter(({ command }) => command === 'tip').map(({ options }) => options?.user);
const isFound = async (who = ada) => (await town.store.read((reading) => reading.listing(HERE, who.account)))?.findable;

describe('/tipjar list', () => {
  it('says what to do next where nobody is found, to who has a jar and to who has none', async () => {
    const none = await list();
    expect(none).toSay('directory.none');
    expect(none).toOffer('button.set-up');
    await ada.says('/tipjar add ko-fi ada');
    const own = await list('', ada);
    expect(own).toSay('directory.none');
    expect(await (await own.press('tipjar directory', { state: 'on' })).press('tipjar list')).toSay('directory.jar', {
      name: 'Ada',
    });
  });

  it('names each jar’s owner, services and the beginning of the message, and leads to the card', async () => {
    await settle(1);
    await town.person('M01').says(`/tipjar message Thanks ${'x'.repeat(150)}`);
    await town.person('M01').says('/tipjar add paypal member1');
    const shown = await list();
    expect(shown).toSay('directory.jar', { member: '@M01', name: 'Member 1', providers: 'Ko-fi, PayPal' });
    expect(shown.text).toMatch(/Thanks x{72}…/);
    expect((await shown.press('tip', { user: 'M01' })).links).toHaveLength(2);
    expect(shown.text).not.toContain('member1');
  });

  it('shows the own jar without a button to tip oneself', async () => {
    await settle(1);
    const shown = await list('', town.person('M01'));
    expect(tipped(shown)).toEqual([]);
    expect(await shown.press('tipjar show')).toSay('show.found');
  });

  it('shows those first who are new here, and turns pages of eight', async () => {
    await settle(18);
    const first = await list();
    expect(tipped(first)).toEqual([18, 17, 16, 15, 14, 13, 12, 11].map(id));
    expect(first.offered).not.toContain(words('button.previous'));
    const second = await first.press('tipjar list', { page: '2' });
    expect(tipped(second)).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map(id));
    const third = await second.press('tipjar list', { page: '3' });
    expect(tipped(third)).toEqual([2, 1].map(id));
    expect(third.offered).not.toContain(words('button.next'));
    expect(tipped(await list('3'))).toEqual([2, 1].map(id));
    expect(await list('4')).toSay('directory.no-more');
    expect(await list('0')).toSay('list.page', { typed: '0', most: 999 });
    expect(await list('999')).toSay('directory.no-more');
    expect(await list('1000')).toSay('list.page', { typed: '1000', most: 999 });
  });

  it('brings nobody to the front who takes themselves off, pauses, or makes their jar anew', async () => {
    await settle(3);
    const first = town.person('M01');
    for (const typed of ['directory off', 'directory on', 'pause', 'resume']) await first.says(`/tipjar ${typed}`);
    expect(tipped(await list())).toEqual(['M03', 'M02', 'M01']);
    await (await first.says('/tipjar delete')).press('tipjar delete now');
    town.clock.now += 1000;
    await first.says('/tipjar add ko-fi member1');
    expect(tipped(await list())).toEqual(['M03', 'M02']);
    await first.says('/tipjar directory on');
    expect(tipped(await list())).toEqual(['M03', 'M02', 'M01']);
  });

  it('leaves out who is paused, suspended, pending or left, and who never chose to be found', async () => {
    await settle(5);
    await ada.says('/tipjar add ko-fi ada');
    await town.person('M01').says('/tipjar pause');
    await grace.says('/tipjar-admin suspend @m02');
    for (const who of ['ADA', 'BEN', 'M01']) {
      await (await (await town.person(who).says('/tip @m03')).press('tip report')).submit({ reason: 'Fake' });
    }
    delete town.citizens.M04;
    expect(tipped(await list())).toEqual(['M05']);
    const gone = await town.store.read((reading) => reading.listing(HERE, 'slack:T1:M04'));
    expect(gone?.leftAt).toBe(town.clock.now);
    await grace.says('/tipjar-admin restore @m02');
    await town.person('M01').says('/tipjar resume');
    expect(tipped(await list())).toEqual(['M05', 'M02', 'M01']);
  });

  it('leaves out who was away and came back, until they publish again', async () => {
    await settle(1);
    town.citizens.M01 = { name: 'Member 1', joinedAt: town.clock.now + 1 };
    town.clock.now += 2;
    expect(await list()).toSay('directory.none');
    town.clock.now += 2;
    await (await town.person('M01').says('/tipjar show')).press('tipjar publish');
    expect(tipped(await list())).toEqual(['M01']);
  });

  it('leaves out jars of which no link is shown here', async () => {
    await settle(2);
    await town.person('M02').says('/tipjar add paypal member2');
    await grace.says('/tipjar-admin provider ko-fi block');
    const shown = await list();
    expect(tipped(shown)).toEqual(['M02']);
    expect(shown).toSay('directory.jar', { providers: 'PayPal' });
    await grace.says('/tipjar-admin remove-link @m02 paypal');
    expect(tipped(await list())).toEqual([]);
  });

  it('says where to look when nobody of a page can be tipped', async () => {
    await settle(9);
    for (let at = 2; at <= 9; at += 1) town.citizens[id(at)] = { name: 'Out', roles: ['OUT'] };
    await grace.says('/tipjar-admin role @@out block');
    const first = await list();
    expect(first).toSay('directory.none-now');
    expect(tipped(await first.press('tipjar list', { page: '2' }))).toEqual(['M01']);
  });

  it('shows those who may have a jar, by the roles that they have now', async () => {
    await settle(2);
    town.citizens.M01 = { name: 'Member 1', roles: ['ARTISTS'] };
    await grace.says('/tipjar-admin role @@artists allow');
    await grace.says('/tipjar-admin eligibility roles');
    const shown = await list();
    expect(tipped(shown)).toEqual(['M01']);
    town.citizens.M01 = { name: 'Member 1' };
    expect(await shown.press('tip', { user: 'M01' })).toSay('tip.not-eligible', { name: 'Member 1' });
    expect(await list()).toSay('directory.none');
    town.readable = false;
    expect(await list()).toSay('call.unreadable');
  });

  it('is refused to who may not tip, as a card is', async () => {
    await settle(1);
    await grace.says('/tipjar-admin channel #tips allow');
    expect(await ben.in('TALK').says('/tipjar list')).toSay('tip.channel');
    expect(tipped(await ben.in('TIPS').says('/tipjar list'))).toEqual(['M01']);
    await grace.says('/tipjar-admin channel #tips clear');
    await grace.says('/tipjar-admin tippers fr');
    town.citizens.BEN = { name: 'Ben', locale: 'en-US' };
    expect(await list()).toSay('tip.language');
    await grace.says('/tipjar-admin switch off');
    expect(await list()).toSay('tip.off');
  });

  it('is shown by category, by its name in the reader’s language, its key or a menu', async () => {
    await settle(10);
    await grace.says('/tipjar-admin category Web comics 2 add');
    for (let at = 1; at <= 10; at += 1) {
      await (await town.person(id(at)).says('/tipjar category')).press('tipjar category choose', {
        category: 'expert',
      });
    }
    await town.person('M10').says('/tipjar category');
    const comics = (await town.person('M10').says('/tipjar category')).actions.find(
      ({ options }) =>
        options?.category && !['creator', 'journalist', 'expert', 'nonprofit'].includes(options.category),
    );
    await town.person('M10').presses(comics ?? { command: '' });
    const all = await list();
    expect(all).toSay('directory.jar.category', { name: 'Member 9', category: words('category.expert') });
    expect(all).toOffer('category.expert');
    expect(all.offered).toContain('Web comics 2');
    expect(all.offered).not.toContain(words('category.creator'));
    const chosen = await all.choose('expert');
    expect(chosen).toSay('directory.category', { category: words('category.expert') });
    expect(tipped(chosen)).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map(id));
    expect(tipped(await chosen.press('tipjar list', { page: '2' }))).toEqual(['M01']);
    expect(tipped(await list('expert 2'))).toEqual(['M01']);
    expect(tipped(await list('web comics 2'))).toEqual(['M10']);
    expect(await list('web comics 2 2')).toSay('directory.no-more');
    town.citizens.BEN = { name: 'Ben', language: 'fr' };
    expect(tipped(await list('expertise 2'))).toEqual(['M01']);
    town.citizens.BEN = { name: 'Ben' };
    expect(await list('nonprofit')).toSay('directory.none-such');
    const unknown = await list('plumber');
    expect(unknown).toSay('directory.no-category', { typed: 'plumber' });
    expect(tipped(await unknown.press('tipjar list'))).toHaveLength(8);
  });

  it('forgets a category that admins have removed', async () => {
    await settle(1);
    await grace.says('/tipjar-admin category Poets add');
    const choose = await town.person('M01').says('/tipjar category');
    const poets = choose.actions.at(-2) ?? { command: '' };
    await town.person('M01').presses(poets);
    const before = await list();
    expect(before).toSay('directory.jar.category', { category: 'Poets' });
    await grace.says('/tipjar-admin category Poets remove');
    expect(await before.choose(poets.options?.category ?? '')).toSay('directory.no-category');
    const after = await list();
    expect(after.text).not.toContain('Poets');
    expect(after.offered).not.toContain('Poets');
  });

  it('can be switched off by admins, for who looks and for who wants to be found', async () => {
    await settle(1);
    await ada.says('/tipjar add ko-fi ada');
    const card = await ada.says('/tipjar show');
    await grace.says('/tipjar-admin feature directory off');
    expect(await list()).toSay('directory.off');
    expect(await card.press('tipjar directory', { state: 'on' })).toSay('directory.off');
    expect(await isFound()).toBe(false);
    expect(await ada.says('/tipjar show')).not.toOffer('button.find');
    expect(await town.person('M01').says('/tipjar directory off')).toSay('directory.own.off');
    expect(await isFound(town.person('M01'))).toBe(false);
  });
});

describe('being found', () => {
  it('is off until chosen, and asked anew in each community', async () => {
    await ada.says('/tipjar add ko-fi ada');
    expect(await isFound()).toBe(false);
    const shown = await ada.says('/tipjar show');
    const on = await shown.press('tipjar directory', { state: 'on' });
    expect(on).toSay('directory.own.on');
    expect(await ada.says('/tipjar directory')).toSay('directory.own.on');
    const there = town.person('ADA', 'slack:T2');
    await there.presses({ command: 'tipjar publish' });
    expect(await there.says('/tipjar directory')).toSay('directory.own.off');
    expect(await on.press('tipjar directory', { state: 'off' })).toSay('directory.own.off');
    expect(await isFound()).toBe(false);
  });

  it('is chosen on the preview, kept while the setup goes on, and holds once the jar is published', async () => {
    const form = await (await ada.says('/tipjar setup')).choose('ko-fi');
    const preview = await form.submit({ 'ko-fi': 'ada' });
    const chosen = await preview.press('tipjar setup directory', { state: 'on' });
    expect(chosen).toSay('directory.setup');
    const again = await (await chosen.press('tipjar setup services')).submit({ 'ko-fi': 'ada2' });
    expect(again).toSay('directory.setup');
    expect(again).toOffer('button.unfind');
    expect(await list()).toSay('directory.none');
    const published = await again.press('tipjar publish');
    expect(published).toSay('show.found');
    expect(published).toOffer('button.unfind');
    expect(tipped(await list())).toEqual(['ADA']);
  });

  it('isn’t chosen on the preview where the choice is taken back, or the admins switch the directory off', async () => {
    for (const before of [
      async (preview: Shown) => preview.press('tipjar setup directory', { state: 'off' }),
      async (preview: Shown) => {
        await grace.says('/tipjar-admin feature directory off');
        return preview;
      },
    ]) {
      const preview = await (await (await ada.says('/tipjar setup')).choose('ko-fi')).submit({ 'ko-fi': 'ada' });
      await (await before(await preview.press('tipjar setup directory', { state: 'on' }))).press('tipjar publish');
      await grace.says('/tipjar-admin feature directory on');
      expect(await isFound()).toBe(false);
      await (await ada.says('/tipjar delete')).press('tipjar delete now');
      town.clock.now += 1000;
    }
  });

  it('is chosen after the request where admins approve each jar', async () => {
    await grace.says('/tipjar-admin eligibility approval');
    const preview = await (await (await ada.says('/tipjar setup')).choose('ko-fi')).submit({ 'ko-fi': 'ada' });
    expect(preview).not.toOffer('button.find');
    const about = await (await preview.press('tipjar publish')).press('tipjar request about', { category: 'creator' });
    const asked = await about.submit({ about: 'I draw.' });
    const on = await asked.press('tipjar directory', { state: 'on' });
    expect(on).toSay('standing.pending');
    expect(await list()).toSay('directory.none');
    await grace.says('/tipjar-admin approve @ada');
    expect(tipped(await list())).toEqual(['ADA']);
  });

  it('is refused to who has no jar here, and to a draft that is gone', async () => {
    expect(await ada.says('/tipjar directory on')).toSay('jar.none');
    await town.person('ADA', 'slack:T2').says('/tipjar add ko-fi ada');
    expect(await ada.says('/tipjar directory on')).toSay('jar.unlisted');
    expect(await ada.presses({ command: 'tipjar setup directory', options: { state: 'on' } })).toSay('setup.gone');
    expect(await ada.presses({ command: 'tipjar directory', options: { state: 'maybe' } })).toSay('option.choice.form');
  });

  it('isn’t undone by a suspension, and is no use during one', async () => {
    await settle(1);
    const one = town.person('M01');
    const card = await one.says('/tipjar show');
    await grace.says('/tipjar-admin suspend @m01');
    expect(await one.says('/tipjar show')).not.toOffer('button.unfind');
    expect(await card.press('tipjar directory', { state: 'off' })).toSay('directory.own.off');
    await grace.says('/tipjar-admin restore @m01');
    expect(await list()).toSay('directory.none');
  });

  it('is in what somebody is given of themselves, and goes with the jar', async () => {
    await settle(1);
    const one = town.person('M01');
    const { file } = (await one.says('/tipjar export')).reply;
    expect(JSON.parse(new TextDecoder().decode(file?.content)).listings[0]).toMatchObject({ foundInDirectory: true });
    await (await one.says('/tipjar delete')).press('tipjar delete now');
    expect(await list()).toSay('directory.none');
  });
});
