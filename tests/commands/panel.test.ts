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
    expect(panel).toSay('policy.everyone');
    expect(panel).toSay('status.counts', { live: 1 });
    expect((await grace.says('/tipjar-admin panel')).text).toBe(panel.text);
  });

  it('is for admins only, each of its cards', async () => {
    expect((await ben.says('/tipjar-admin')).refused).toBe(true);
    for (const topic of ['jars', 'tippers', 'roles', 'services', 'channels', 'members', 'more']) {
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
    await (await open('tippers')).press('tipjar-admin tippers', { who: 'fr' });
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
    await member.press('tipjar-admin suspend');
    expect(await linksOfAda()).toEqual([]);
    await (await (await open('members')).choose('ADA')).press('tipjar-admin restore');
    expect(await linksOfAda()).toHaveLength(1);
    await member.press('tipjar-admin remove-link', { provider: 'paypal' });
    expect(await linksOfAda()).toEqual([]);
    expect(await (await open('members')).choose('BEN')).toSay('tip.no-jar', { name: 'Ben' });
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
    expect(topics).toHaveLength(7);
    for (const topic of topics) {
      for (const action of (await open(topic)).actions) {
        const answer = await grace.presses(action);
        expect(answer, `${topic}: ${action.command}`).not.toSay('call.fault');
        expect(town.logged, `${topic}: ${action.command}`).toEqual([]);
      }
    }
  });
});
