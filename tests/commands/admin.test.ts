import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada', roles: ['ARTISTS'] },
    BEN: { name: 'Ben' },
    MAX: { name: 'Max', roles: ['ARTISTS', 'TIMEOUT'] },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
});

const linksOf = async (who: string) => (await ben.says(`/tip @${who}`)).links;

describe('/tipjar-admin', () => {
  it('is refused to members, whatever they say', async () => {
    for (const text of [
      'status',
      'eligibility roles',
      'role @@artists block',
      'suspend @ada',
      'restore @ada',
      'help',
    ]) {
      const answer = await ben.says(`/tipjar-admin ${text}`);
      expect(answer.refused, text).toBe(true);
      expect(answer.text).toContain('Only admins');
    }
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('is refused when the platform doesn’t say who is an admin', async () => {
    town.readable = false;
    const answer = await grace.says('/tipjar-admin suspend @ada');
    expect(answer.refused).toBe(true);
    expect(answer.text).toContain('doesn’t say right now');
    town.readable = true;
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('is refused to who was an admin before', async () => {
    const suspended = await grace.says('/tipjar-admin suspend @ada');
    town.citizens.GRACE = { name: 'Grace' };
    expect((await suspended.press('Restore')).refused).toBe(true);
    expect(await linksOf('ada')).toEqual([]);
  });

  it('status shows the policy and the counts', async () => {
    await grace.says('/tipjar-admin role @@timeout block');
    const { text } = await grace.says('/tipjar-admin status');
    expect(text).toContain('Everyone may have a jar');
    expect(text).toContain('TIMEOUT');
    expect(text).toContain('1 jar is shown');
  });

  it('help lists what an admin can type', async () => {
    expect((await grace.says('/tipjar-admin help')).text).toContain('/tipjar-admin suspend user [reason]');
  });
});

describe('eligibility', () => {
  it('roles shows only jars of members with an allowed role', async () => {
    await ben.says('/tipjar add ko-fi ben');
    expect((await grace.says('/tipjar-admin eligibility roles')).text).toContain('No role is allowed yet');
    expect(await linksOf('ada')).toEqual([]);
    await grace.says('/tipjar-admin role @@artists allow');
    expect(await linksOf('ada')).toHaveLength(1);
    expect((await ada.says('/tip @ben')).refused).toBe(true);
    await grace.says('/tipjar-admin eligibility everyone');
    expect((await ada.says('/tip @ben')).links).toHaveLength(1);
  });

  it('saves a link of who isn’t eligible, but doesn’t show it', async () => {
    await grace.says('/tipjar-admin eligibility roles');
    const answer = await ben.says('/tipjar add ko-fi ben');
    expect(answer.text).toContain('the jar isn’t shown here');
    expect((await ada.says('/tip @ben')).links).toEqual([]);
  });

  it('a blocked role outweighs an allowed one', async () => {
    await town.person('MAX').says('/tipjar add ko-fi max');
    await grace.says('/tipjar-admin role @@artists allow');
    await grace.says('/tipjar-admin role @@timeout block');
    expect(await linksOf('max')).toEqual([]);
    expect((await town.person('MAX').says('/tipjar show')).text).toContain('one of your roles');
    await grace.says('/tipjar-admin role @@timeout clear');
    expect(await linksOf('max')).toHaveLength(1);
  });

  it('isn’t shown when the platform doesn’t say who has which role', async () => {
    await grace.says('/tipjar-admin role @@timeout block');
    town.readable = false;
    expect((await ben.says('/tip @ada')).refused).toBe(true);
  });

  it('refuses other words', async () => {
    expect((await grace.says('/tipjar-admin eligibility friends')).text).toContain('everyone, roles');
    expect((await grace.says('/tipjar-admin role artists allow')).text).toContain('doesn’t name a role');
    expect((await grace.says('/tipjar-admin role @@artists maybe')).text).toContain('allow, block, clear');
  });
});

describe('suspend and restore', () => {
  it('hide a jar and show it again; its owner reads the reason', async () => {
    await grace.says('/tipjar-admin suspend @ada Not your name, it seems');
    expect(await linksOf('ada')).toEqual([]);
    expect((await ada.says('/tipjar show')).text).toContain('Not your name, it seems');
    expect((await ada.says('/tipjar resume')).text).toContain('An admin has hidden your jar');
    expect((await ada.says('/tipjar pause')).refused).toBe(true);
    expect((await ada.says('/tipjar add ko-fi ada')).text).toContain('An admin has hidden your jar');
    expect(await linksOf('ada')).toEqual([]);
    expect((await grace.says('/tipjar-admin restore @ada')).text).toContain('shown here again');
    expect(await linksOf('ada')).toHaveLength(2);
  });

  it('leave a pause in place', async () => {
    await ada.says('/tipjar pause');
    await grace.says('/tipjar-admin suspend @ada');
    expect((await grace.says('/tipjar-admin restore @ada')).text).toContain('paused it themselves');
    expect(await linksOf('ada')).toEqual([]);
  });

  it('are refused where there is nothing to do', async () => {
    expect((await grace.says('/tipjar-admin suspend @ben')).text).toContain('Ben has no tip jar here');
    expect((await grace.says('/tipjar-admin restore @ada')).text).toContain('isn’t suspended');
    await grace.says('/tipjar-admin suspend @ada');
    expect((await grace.says('/tipjar-admin suspend @ada')).text).toContain('suspended already');
    expect((await grace.says(`/tipjar-admin suspend @ada ${'x'.repeat(201)}`)).text).toContain('too long');
    expect((await grace.says('/tipjar-admin suspend @ada a\u202eb')).text).toContain('invisible characters');
  });

  it('reach one community only', async () => {
    const boss = town.person('GRACE', 'discord:1');
    for (const place of ['discord:1', 'discord:2'] as const) {
      await town.person('ADA', place).says(place === 'discord:1' ? '/tipjar add venmo ada-lovelace' : '/tipjar show');
    }
    await (await town.person('ADA', 'discord:2').says('/tipjar show')).press('Publish');
    await boss.says('/tipjar-admin suspend @ada');
    expect((await town.person('BEN', 'discord:1').says('/tip @ada')).links).toEqual([]);
    expect((await town.person('BEN', 'discord:2').says('/tip @ada')).links).toHaveLength(1);
  });
});
