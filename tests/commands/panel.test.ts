import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';

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
const open = async (topic: string): Promise<Shown> => (await grace.says('/tipjar-admin')).press(topic);

describe('the admin’s panel', () => {
  it('opens on /tipjar-admin alone and shows how things stand', async () => {
    const panel = await grace.says('/tipjar-admin');
    expect(panel.text).toContain('Everyone may have a jar');
    expect(panel.text).toContain('1 jar is shown');
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
    const changed = await (await open('Who may have a jar')).press('Allowed roles');
    expect(changed.text).toContain('Only members with an allowed role');
    expect(await linksOfAda()).toEqual([]);
    expect((await changed.press('Back to the panel')).text).toContain('Only members with an allowed role');
  });

  it('sets who may tip', async () => {
    await (await open('Who may tip')).press('French speakers');
    expect((await ben.says('/tip @ada')).refused).toBe(true);
    await (await open('Who may tip')).press('Everyone');
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('allows and blocks a role', async () => {
    const role = await (await open('Roles')).choose('ARTISTS');
    await role.press('Block');
    expect(await linksOfAda()).toEqual([]);
    await role.press('Clear the rule');
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('blocks a kind of service', async () => {
    const blocked = await (await open('Services')).choose('tip');
    expect(blocked.text).toContain('One-off tips');
    expect(await linksOfAda()).toEqual([]);
  });

  it('suspends, restores and removes, member by member', async () => {
    const member = await (await open('Members')).choose('ADA');
    expect(member.text).toContain('Ada’s jar is shown here');
    await member.press('Suspend');
    expect(await linksOfAda()).toEqual([]);
    await (await (await open('Members')).choose('ADA')).press('Restore');
    expect(await linksOfAda()).toHaveLength(1);
    await member.press('Remove PayPal');
    expect(await linksOfAda()).toEqual([]);
    expect((await (await open('Members')).choose('BEN')).text).toContain('Ben has no tip jar here');
  });

  it('switches the bot off here, and on again', async () => {
    await (await open('More')).press('Switch off here');
    expect((await ben.says('/tip @ada')).refused).toBe(true);
    await (await open('More')).press('Switch on here');
    expect(await linksOfAda()).toHaveLength(1);
  });

  it('opens the queue, the rules, the jars, the log and its file', async () => {
    const jars = await open('Who may have a jar');
    for (const label of ['Requests', 'Rules', 'All jars']) expect((await jars.press(label)).refused, label).toBe(false);
    const more = await open('More');
    expect((await more.press('The log')).refused).toBe(false);
    expect((await more.press('Log as a file')).reply.file?.name).toMatch(/\.csv$/);
  });

  it('has every button of every card do something', async () => {
    const topics = (await grace.says('/tipjar-admin')).buttons.map((button) => button.label);
    for (const topic of topics) {
      for (const { label } of (await open(topic)).buttons) {
        const answer = await (await open(topic)).press(label);
        if (answer.answer.kind === 'reply') expect(answer.text, `${topic}: ${label}`).not.toContain('went wrong');
        expect(town.logged, `${topic}: ${label}`).toEqual([]);
      }
    }
  });
});
