import { beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../src/jars/policy.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

let town: Town;
let ada: Person;
let ben: Person;
let grace: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben', roles: ['PATRONS'], locale: 'en-GB' },
    MAX: { name: 'Max', roles: ['PATRONS', 'TIMEOUT'], locale: 'fr-FR' },
    GRACE: { name: 'Grace', admin: true },
  });
  ada = town.person('ADA');
  ben = town.person('BEN');
  grace = town.person('GRACE');
  await ada.says('/tipjar add paypal adalovelace');
});

const admin = (text: string) => grace.says(`/tipjar-admin ${text}`);

describe('/tipjar-admin tippers', () => {
  it('lets everyone tip until an admin changes that, and again once an admin says everyone', async () => {
    expect(await admin('status')).toSay('policy.tippers.everyone');
    await admin('tippers roles');
    expect((await ben.says('/tip @ada')).refused).toBe(true);
    expect(await admin('tippers everyone')).toSay('policy.tippers.everyone');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('roles lets only members with an allowed role tip, and tells the others which', async () => {
    expect(await admin('tippers roles')).toSay('policy.tippers.nobody');
    expect(await ben.says('/tip @ada')).toSay('tip.role.none');
    await admin('role @@patrons allow');
    await admin('role @@timeout block');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    expect(await grace.says('/tip @ada')).toSay('tip.role', { roles: '@PATRONS' });
    expect(await town.person('MAX').says('/tip @ada')).toSay('tip.blocked');
  });

  it('roles doesn’t decide who may have a jar', async () => {
    await admin('tippers roles');
    await admin('role @@patrons allow');
    expect(await ada.says('/tipjar show')).toSay('standing.live');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('asks the platform for roles when somebody tips, and lets nobody tip when it doesn’t say', async () => {
    await admin('tippers roles');
    await admin('role @@patrons allow');
    const card = await ben.says('/tip @ada');
    town.citizens.BEN = { name: 'Ben' };
    expect((await card.press('tip', { amount: '5' })).refused).toBe(true);
    town.readable = false;
    expect(await ben.says('/tip @ada')).toSay('call.unreadable', { platform: 'Slack' });
  });

  it.each(['languages en,pt', 'en,pt', 'en pt', 'EN-US, pt-BR', 'language en;pt;en'])(
    '%s lets only those tip who use the app in English or Portuguese',
    async (who) => {
      expect(await admin(`tippers ${who}`)).toSay('policy.tippers.languages', { languages: 'English and Portuguese' });
      expect((await town.store.read((reading) => reading.policy('slack:T1'))).tippers).toEqual(['en', 'pt']);
      expect((await ben.says('/tip @ada')).links).toHaveLength(1);
      const refused = await town.person('MAX').says('/tip @ada');
      expect(refused.refused).toBe(true);
      expect(refused).toSay('tip.language', { languages: 'English and Portuguese' });
      expect(refused.links).toEqual([]);
    },
  );

  it('languages lets nobody tip whose language the platform doesn’t say', async () => {
    await admin('tippers en');
    town.citizens.BEN = { name: 'Ben' };
    const refused = await ben.says('/tip @ada');
    expect(refused).toSay('call.unreadable', { platform: 'Slack' });
    expect(refused.links).toEqual([]);
  });

  it('says what is wrong with anything else, and leaves the policy as it was', async () => {
    await admin('tippers en');
    expect(await admin('tippers klingon')).toSay('tippers.unknown', { typed: 'klingon' });
    expect(await admin('tippers roles en')).toSay('tippers.unknown', { typed: 'roles' });
    expect(await admin('tippers languages')).toSay('tippers.no-language');
    expect((await admin('tippers ,')).refused).toBe(true);
    const many = 'en fr de es it pt ja ko zh ru pl nl sv da fi';
    expect(await admin(`tippers ${many}`)).toSay('tippers.too-many', { most: 14 });
    expect((await town.store.read((reading) => reading.policy('slack:T1'))).tippers).toEqual(['en']);
  });

  it('is refused to members', async () => {
    expect(await ben.says('/tipjar-admin tippers roles')).toSay('call.not-admin');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });
});

describe('/tipjar-admin channel', () => {
  it('allow leaves tipping to the allowed channels, and the refusal names them', async () => {
    expect(await admin('channel #tips allow')).toSay('policy.channel.allow', { channels: '#TIPS' });
    expect((await ben.in('TIPS').says('/tip @ada')).links).toHaveLength(1);
    const refused = await ben.in('GENERAL').says('/tip @ada');
    expect(refused).toSay('tip.channel', { channels: '#TIPS' });
    expect(refused.links).toEqual([]);
    expect(await admin('channel #tips clear')).not.toSay('policy.channel.allow');
    expect((await ben.in('GENERAL').says('/tip @ada')).links).toHaveLength(1);
  });

  it('block forbids it in one channel alone', async () => {
    expect(await admin('channel #general block')).toSay('policy.channel.block', { channels: '#GENERAL' });
    expect(await ben.in('GENERAL').says('/tip @ada')).toSay('tip.channel.blocked');
    expect((await ben.in('TIPS').says('/tip @ada')).links).toHaveLength(1);
  });

  it('counts for the buttons and the forms of a card, too', async () => {
    const card = await ben.in('TIPS').says('/tip @ada');
    const form = await card.press('tip other');
    await admin('channel #tips block');
    expect((await card.press('tip', { amount: '5' })).refused).toBe(true);
    expect((await card.press('tip code')).refused).toBe(true);
    expect((await card.press('tip report')).refused).toBe(true);
    expect((await form.submit({ amount: '5' })).refused).toBe(true);
  });

  it('lets nobody tip where the platform names no channel', async () => {
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
    await admin('channel #general block');
    expect((await ben.says('/tip @ada')).refused).toBe(true);
  });

  it('leaves a creator’s own commands alone', async () => {
    await admin('channel #general block');
    expect((await ada.in('GENERAL').says('/tipjar show')).refused).toBe(false);
  });

  it('takes a channel and nothing else, and not too many of them', async () => {
    expect(await admin('channel general block')).toSay('option.channel.form');
    for (let at = 1; at <= 25; at += 1) await admin(`channel #c${at} block`);
    expect(await admin('channel #c26 block')).toSay('channel.too-many', { most: 25 });
    expect((await admin('channel #c25 allow')).refused).toBe(false);
    expect((await admin('channel #c26 clear')).refused).toBe(false);
  });
});

describe('/tipjar-admin switch', () => {
  it('off hides every jar and says so; on shows them again', async () => {
    const card = await ben.says('/tip @ada');
    const off = await admin('switch off');
    expect(off).toSay('policy.off');
    const refused = await ben.says('/tip @ada');
    expect(refused).toSay('tip.off');
    expect(refused.links).toEqual([]);
    for (const command of ['tip other', 'tip code', 'tip report'] as const) {
      expect(await card.press(command), command).toSay('tip.off');
    }
    expect(await card.press('tip', { amount: '5' })).toSay('tip.off');
    expect(await ben.says('/tipjar check @ada paypal.me/adalovelace')).toSay('tip.off');
    expect(await off.press('tipjar-admin switch', { state: 'on' })).toSay('switch.on');
    expect((await ben.says('/tip @ada')).links).toHaveLength(1);
  });

  it('off says so to creators, who still see, change, export and delete what is theirs', async () => {
    await admin('switch off');
    expect(await ada.says('/tipjar show')).toSay('standing.off');
    expect(await ada.says('/tipjar add ko-fi ada')).toSay('standing.off');
    expect((await ada.says('/tipjar pause')).refused).toBe(false);
    expect(await ada.says('/tipjar resume')).toSay('standing.off');
    expect((await ada.says('/tipjar export')).reply.file).toBeDefined();
    expect(await (await ada.says('/tipjar delete')).press('tipjar delete now')).toSay('delete.done');
  });

  it('off lists no new jar', async () => {
    await admin('switch off');
    expect(await ben.says('/tipjar setup')).toSay('ineligible.off');
    await ben.says('/tipjar add ko-fi ben');
    expect(await ben.presses({ command: 'tipjar publish' })).toSay('ineligible.off');
    await admin('switch on');
    expect((await ada.says('/tip @ben')).links).toEqual([]);
  });

  it('off leaves admins everything they do', async () => {
    await admin('switch off');
    expect(await admin('status')).toSay('policy.off');
    expect((await admin('suspend @ada')).refused).toBe(false);
    expect(await admin('restore @ada')).toSay('restore.done.off', { name: 'Ada' });
    expect(await admin('list')).toSay('list.jar', { member: '@ADA', name: 'Ada' });
  });

  it('reaches one community only', async () => {
    await town.person('ADA', 'discord:1').says('/tipjar add venmo ada-lovelace');
    await admin('switch off');
    expect((await town.person('BEN', 'discord:1').says('/tip @ada')).links).toHaveLength(1);
  });

  it('takes no other word than on and off', async () => {
    expect(await admin('switch maybe')).toSay('option.choice.form', { typed: 'maybe', choices: 'on, off' });
  });
});

describe('/tipjar-admin feature', () => {
  for (const feature of features) {
    it(`switches ${feature} off, says so in the status and the panel, and on again by its button`, async () => {
      const off = await admin(`feature ${feature} off`);
      expect(off).toSay(`feature.${feature}.off`);
      for (const command of ['status', 'panel']) expect(await admin(command)).toSay(`feature.${feature}.off`);
      const others = features.filter((one) => one !== feature);
      for (const other of others) expect(off).not.toSay(`feature.${other}.off`);
      const on = await off.press('tipjar-admin feature', { feature, state: 'on' });
      expect(on).toSay(`feature.${feature}.on`);
      expect(on).not.toSay(`feature.${feature}.off`);
      expect(await admin('log')).toSay('log.policy.feature', { actor: '@GRACE', what: `${feature} on` });
    });
  }

  it('is for admins alone, and for one community', async () => {
    expect(await ben.says('/tipjar-admin feature posts off')).toSay('call.not-admin');
    await admin('feature posts off');
    expect(await town.person('GRACE', 'discord:1').says('/tipjar-admin status')).not.toSay('feature.posts.off');
  });

  it('takes no other words', async () => {
    expect(await admin('feature tips off')).toSay('option.choice.form', {
      typed: 'tips',
      choices: features.join(', '),
    });
    expect(await admin('feature posts maybe')).toSay('option.choice.form', { typed: 'maybe', choices: 'on, off' });
  });
});
