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
      expect(answer).toSay('call.not-admin');
    }
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('is refused when the platform doesn’t say who is an admin', async () => {
    town.readable = false;
    const answer = await grace.says('/tipjar-admin suspend @ada');
    expect(answer.refused).toBe(true);
    expect(answer).toSay('call.unreadable', { platform: 'Slack' });
    town.readable = true;
    expect(await linksOf('ada')).toHaveLength(1);
  });

  it('is refused to somebody who isn’t an admin any more', async () => {
    const suspended = await grace.says('/tipjar-admin suspend @ada');
    town.citizens.GRACE = { name: 'Grace' };
    expect((await suspended.press('tipjar-admin restore')).refused).toBe(true);
    expect(await linksOf('ada')).toEqual([]);
  });

  it('a status that was pressed leads back to the panel once', async () => {
    const status = await grace.presses({ command: 'tipjar-admin status' });
    expect(status.actions.filter(({ command }) => command === 'tipjar-admin panel')).toHaveLength(1);
  });

  it('status shows the policy and the counts', async () => {
    await grace.says('/tipjar-admin role @@timeout block');
    const status = await grace.says('/tipjar-admin status');
    expect(status).toSay('policy.everyone');
    expect(status).toSay('policy.block', { roles: '@TIMEOUT' });
    expect(status).toSay('status.counts', { live: 1 });
  });

  it('help lists what an admin can type', async () => {
    expect((await grace.says('/tipjar-admin help')).text).toContain('/tipjar-admin suspend user [reason]');
  });
});

describe('eligibility', () => {
  it('roles shows only jars of members with an allowed role', async () => {
    await ben.says('/tipjar add ko-fi ben');
    expect(await grace.says('/tipjar-admin eligibility roles')).toSay('policy.nobody');
    expect(await linksOf('ada')).toEqual([]);
    await grace.says('/tipjar-admin role @@artists allow');
    expect(await linksOf('ada')).toHaveLength(1);
    expect((await ada.says('/tip @ben')).refused).toBe(true);
    await grace.says('/tipjar-admin eligibility everyone');
    expect((await ada.says('/tip @ben')).links).toHaveLength(1);
  });

  it('keeps the link of a member who isn’t eligible, but doesn’t show it', async () => {
    await grace.says('/tipjar-admin eligibility roles');
    const answer = await ben.says('/tipjar add ko-fi ben');
    expect(answer).toSay('standing.role-missing');
    expect((await ada.says('/tip @ben')).links).toEqual([]);
  });

  it('a blocked role outweighs an allowed one', async () => {
    await town.person('MAX').says('/tipjar add ko-fi max');
    await grace.says('/tipjar-admin role @@artists allow');
    await grace.says('/tipjar-admin role @@timeout block');
    expect(await linksOf('max')).toEqual([]);
    expect(await town.person('MAX').says('/tipjar show')).toSay('standing.blocked');
    await grace.says('/tipjar-admin role @@timeout clear');
    expect(await linksOf('max')).toHaveLength(1);
  });

  it('shows no jar when the platform doesn’t say who has which role', async () => {
    await grace.says('/tipjar-admin role @@timeout block');
    town.readable = false;
    expect((await ben.says('/tip @ada')).refused).toBe(true);
  });

  it('refuses words that name no rule or role', async () => {
    expect(await grace.says('/tipjar-admin eligibility friends')).toSay('option.choice.form', {
      typed: 'friends',
      choices: 'everyone, roles, approval',
    });
    expect(await grace.says('/tipjar-admin role artists allow')).toSay('option.role.form');
    expect(await grace.says('/tipjar-admin role @@artists maybe')).toSay('option.choice.form', {
      typed: 'maybe',
      choices: 'allow, block, clear',
    });
  });
});

describe('suspend and restore', () => {
  it('hide a jar and show it again; its owner reads the reason', async () => {
    await grace.says('/tipjar-admin suspend @ada Not your name, it seems');
    expect(await linksOf('ada')).toEqual([]);
    expect(await ada.says('/tipjar show')).toSay('standing.reason', { reason: 'Not your name, it seems' });
    expect(await ada.says('/tipjar resume')).toSay('jar.suspended');
    expect((await ada.says('/tipjar pause')).refused).toBe(true);
    expect(await ada.says('/tipjar add ko-fi ada')).toSay('standing.suspended');
    expect(await linksOf('ada')).toEqual([]);
    expect(await grace.says('/tipjar-admin restore @ada')).toSay('restore.done.live', { name: 'Ada' });
    expect(await linksOf('ada')).toHaveLength(2);
  });

  it('leave a paused jar paused', async () => {
    await ada.says('/tipjar pause');
    await grace.says('/tipjar-admin suspend @ada');
    expect(await grace.says('/tipjar-admin restore @ada')).toSay('restore.done.paused', { name: 'Ada' });
    expect(await linksOf('ada')).toEqual([]);
  });

  it('are refused where there is nothing to do', async () => {
    expect(await grace.says('/tipjar-admin suspend @ben')).toSay('tip.no-jar', { name: 'Ben' });
    expect(await grace.says('/tipjar-admin restore @ada')).toSay('restore.not-suspended', { name: 'Ada' });
    await grace.says('/tipjar-admin suspend @ada');
    expect(await grace.says('/tipjar-admin suspend @ada')).toSay('suspend.already', { name: 'Ada' });
    expect(await grace.says(`/tipjar-admin suspend @ada ${'x'.repeat(201)}`)).toSay('reason.too-long', { most: 200 });
    expect(await grace.says('/tipjar-admin suspend @ada a\u202eb')).toSay('reason.hidden');
  });

  it('reach one community only', async () => {
    const boss = town.person('GRACE', 'discord:1');
    for (const place of ['discord:1', 'discord:2'] as const) {
      await town.person('ADA', place).says(place === 'discord:1' ? '/tipjar add venmo ada-lovelace' : '/tipjar show');
    }
    await (await town.person('ADA', 'discord:2').says('/tipjar show')).press('tipjar publish');
    await boss.says('/tipjar-admin suspend @ada');
    expect((await town.person('BEN', 'discord:1').says('/tip @ada')).links).toEqual([]);
    expect((await town.person('BEN', 'discord:2').says('/tip @ada')).links).toHaveLength(1);
  });
});
