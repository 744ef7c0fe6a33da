import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';
import { words } from '../support/words.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada', roles: ['ARTISTS'] },
    BEN: { name: 'Ben' },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
});

const linksOfAda = async () => (await ben.says('/tip @ada')).links;
const open = async (topic: string): Promise<Shown> =>
  (await grace.says('/tipjar-admin')).press('tipjar-admin panel', { topic });

describe('the admin’s panel', () => {
  it('opens on /tipjar-admin alone and shows how things stand', async () => {
    const panel = await grace.says('/tipjar-admin');
    expect(panel).toSay('policy.on');
    expect(panel).toSay('policy.everyone');
    expect(panel).toSay('policy.tippers.everyone');
    expect(panel).toSay('status.no-log');
    expect(panel).toSay('status.counts', { live: 1 });
    expect((await grace.says('/tipjar-admin panel')).text).toBe(panel.text);
  });

  it('is for admins only, each of its cards', async () => {
    expect((await ben.says('/tipjar-admin')).refused).toBe(true);
    for (const topic of [
      'jars',
      'tippers',
      'roles',
      'services',
      'channels',
      'categories',
      'features',
      'members',
      'more',
    ]) {
      expect((await ben.presses({ command: 'tipjar-admin panel', options: { topic } })).refused, topic).toBe(true);
    }
    expect((await ben.presses({ command: 'tipjar-admin panel role', options: { role: 'X' } })).refused).toBe(true);
    expect((await ben.presses({ command: 'tipjar-admin panel member', options: { user: 'ADA' } })).refused).toBe(true);
  });

  it('sets who may have a jar, and leads back', async () => {
    const changed = await (await open('jars')).press('tipjar-admin eligibility', { who: 'roles' });
    expect(changed).toSay('policy.roles');
    expect(await linksOfAda()).toEqual([]);
    expect(await changed.press('tipjar-admin panel')).toSay('policy.roles');
  });

  it('sets who may tip', async () => {
    expect(await (await open('tippers')).choose('fr', 'ja')).toSay('policy.tippers.languages', {
      languages: 'French and Japanese',
    });
    expect((await ben.says('/tip @ada')).refused).toBe(true);
    await (await open('tippers')).press('tipjar-admin tippers', { who: 'everyone' });
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('allows and blocks a role', async () => {
    const role = await (await open('roles')).choose('ARTISTS');
    await role.press('tipjar-admin role', { rule: 'block' });
    expect(await linksOfAda()).toEqual([]);
    await role.press('tipjar-admin role', { rule: 'clear' });
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('blocks a kind of service', async () => {
    const blocked = await (await open('services')).choose('tip');
    expect(blocked).toSay('provider.block', { provider: words('provider.kind.tip') });
    expect(await linksOfAda()).toEqual([]);
  });

  it('suspends, restores and removes, member by member', async () => {
    const member = await (await open('members')).choose('ADA');
    expect(member).toSay('panel.member.live', { name: 'Ada' });
    await (await member.press('tipjar-admin suspend ask')).submit({ reason: 'Not hers' });
    expect(town.told.at(-1)?.card).toSay('notice.suspended-because', { reason: 'Not hers' });
    expect(await linksOfAda()).toEqual([]);
    await (await (await open('members')).choose('ADA')).press('tipjar-admin restore');
    expect(await linksOfAda()).toHaveLength(1);
    const card = await (await open('members')).choose('ADA');
    const removed = await (await card.press('tipjar-admin remove ask')).submit({ reason: 'Too long' });
    expect(town.told.at(-1)?.card).toSay('notice.link-removed-because', { provider: 'PayPal', reason: 'Too long' });
    expect(await linksOfAda()).toEqual([]);
    const restored = await removed.press('tipjar-admin restore-link');
    expect(await linksOfAda()).toHaveLength(1);
    await (await restored.press('tipjar-admin remove ask')).submit({});
    expect(await linksOfAda()).toEqual([]);
    expect(await (await open('members')).choose('BEN')).toSay('tip.no-jar', { name: 'Ben' });
  });

  it('shows what is set in each room, with a tick on the choice', async () => {
    await grace.says('/tipjar-admin eligibility roles');
    await grace.says('/tipjar-admin role @@artists allow');
    await grace.says('/tipjar-admin provider paypal block');
    await grace.says('/tipjar-admin channel #c0art allow');
    await grace.says('/tipjar-admin log #c0logs');
    await grace.says('/tipjar-admin category Poet add');
    const jars = await open('jars');
    expect(jars).toSay('policy.roles');
    expect(jars).toOffer('panel.chosen', { choice: words('panel.eligibility.roles') });
    expect(jars).not.toOffer('panel.chosen', { choice: words('panel.eligibility.everyone') });
    const tippers = await open('tippers');
    expect(tippers).toSay('policy.tippers.everyone');
    expect(tippers).toOffer('panel.chosen', { choice: words('panel.tippers.everyone') });
    const roles = await open('roles');
    expect(roles).toSay('policy.allow', { roles: '@ARTISTS' });
    expect(await roles.choose('ARTISTS')).toOffer('panel.chosen', { choice: words('panel.role.label.allow') });
    expect(await open('services')).toSay('policy.provider.block', { providers: 'PayPal' });
    const channels = await open('channels');
    expect(channels).toSay('policy.channel.allow', { channels: '#C0ART' });
    expect(channels).toSay('policy.log', { channel: '#C0LOGS' });
    expect((await open('categories')).text).toContain('Poet');
    expect(await open('features')).toSay('panel.feature.thanks', { state: 'on' });
  });

  it('offers to block only what is shown, and to allow only what is blocked, and says so on each menu', async () => {
    const menus = async () =>
      (await open('services')).reply.card.parts.flatMap((part) => (part.part === 'select' ? part.groups : []));
    expect((await menus()).map(({ label }) => label)).toEqual([
      words('panel.services.block.kind'),
      words('panel.services.block.one'),
    ]);
    await grace.says('/tipjar-admin provider paypal block');
    await grace.says('/tipjar-admin provider membership block');
    const [kinds, services, kindsAgain, servicesAgain] = (await menus()).map(({ choices }) =>
      choices.map(({ value }) => value),
    );
    expect(kinds).not.toContain('membership');
    expect(services).not.toContain('paypal');
    expect(kindsAgain).toEqual(['membership']);
    expect(servicesAgain).toContain('paypal');
    expect(servicesAgain).toContain('patreon');
    expect(servicesAgain).not.toContain('ko-fi');
  });

  it('adds a category in a form, and removes it from a menu', async () => {
    const form = await (await open('categories')).press('tipjar-admin category ask');
    expect(await form.submit({ name: 'Poet' })).toSay('category.done.add', { name: 'Poet' });
    const [part] = (await open('categories')).reply.card.parts.flatMap((one) => (one.part === 'select' ? [one] : []));
    const key = part?.groups[0]?.choices[0]?.value ?? '';
    expect(await (await open('categories')).choose(key)).toSay('category.done.remove', { name: 'Poet' });
  });

  it('has requests on top where some wait, offers a channel for them, and links to look at', async () => {
    const chosen = await grace.says('/tipjar-admin eligibility approval');
    expect(chosen).toSay('requests.nowhere');
    expect(chosen).toOffer('panel.channels.requests');
    const menu = await (await ben.says('/tipjar add ko-fi ben')).press('tipjar publish');
    await (await menu.press('tipjar request about', { category: 'creator' })).submit({ about: 'Me.' });
    const queue = await (await grace.says('/tipjar-admin')).press('tipjar-admin requests');
    expect(queue).toOffer('button.open-page', { provider: 'Ko-fi' });
    expect(queue.links).toEqual(['https://ko-fi.com/ben']);
    await grace.says('/tipjar-admin log #c0logs');
    expect(await grace.says('/tipjar-admin eligibility approval')).toSay('requests.with-log', { channel: '#C0LOGS' });
    await grace.says('/tipjar-admin requests #c0desk');
    const there = await grace.says('/tipjar-admin eligibility approval');
    expect(there).toSay('policy.requests', { channel: '#C0DESK' });
    expect(there).not.toOffer('panel.channels.requests');
  });

  it('switches the bot off here, and on again', async () => {
    await (await open('more')).press('tipjar-admin switch', { state: 'off' });
    expect((await ben.says('/tip @ada')).refused).toBe(true);
    await (await open('more')).press('tipjar-admin switch', { state: 'on' });
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('opens the queue, the rules, the jars, the log and its file', async () => {
    const jars = await open('jars');
    for (const command of ['tipjar-admin requests', 'tipjar-admin rules', 'tipjar-admin list'] as const) {
      expect((await jars.press(command)).refused, command).toBe(false);
    }
    const more = await open('more');
    expect((await more.press('tipjar-admin log')).refused).toBe(false);
    expect((await more.press('tipjar-admin export')).reply.file?.name).toMatch(/\.csv$/);
  });

  it('has every button of every card do something', async () => {
    await grace.presses({ command: 'tipjar-admin panel welcomed' });
    const topics = (await grace.says('/tipjar-admin')).actions.map(({ options }) => options?.topic ?? '');
    expect(topics).toHaveLength(9);
    for (const topic of topics) {
      for (const action of (await open(topic)).actions) {
        const answer = await grace.presses(action);
        expect(answer, `${topic}: ${action.command}`).not.toSay('call.fault');
        expect(town.logged, `${topic}: ${action.command}`).toEqual([]);
      }
    }
  });
});
