import { beforeEach, describe, expect, it } from 'vitest';
import type { Community } from '../../src/ids.ts';
import { languages, type TextKey } from '../../src/text/texts.ts';
import { createTown, type Town } from '../support/town.ts';

/** Ids as each platform makes them, so that they can be typed too. */
const places: [platform: string, community: Community, ids: { role: string; other: string; channel: string }][] = [
  ['Discord', 'discord:1', { role: '120000000000000001', other: '120000000000000002', channel: '130000000000000001' }],
  ['Slack', 'slack:T1', { role: 'S0ARTIST1', other: 'S0PATRON2', channel: 'C0TIPS001' }],
];

describe.each(places)('a rule about what was deleted, on %s', (platform, community, { role, other, channel }) => {
  const channelsKey: TextKey =
    platform === 'Slack' ? 'policy.deleted.channels.slack' : 'policy.deleted.channels.discord';
  let town: Town;
  const person = (id: string) => town.person(id, community);
  const admin = (text: string) => person('GRACE').says(`/tipjar-admin ${text}`);
  const policy = () => town.store.read((reading) => reading.policy(community));
  const setRole = (rule: string, id = role) =>
    person('GRACE').asks({ command: 'tipjar-admin role', options: { role: { role: id }, rule } });
  const setChannel = (rule: string, id = channel) =>
    person('GRACE').asks({ command: 'tipjar-admin channel', options: { channel: { channel: id }, rule } });
  const tip = (where = 'GENERAL') => person('BEN').in(where).says('/tip @ada');

  beforeEach(async () => {
    town = createTown({
      ADA: { name: 'Ada', roles: [role] },
      BEN: { name: 'Ben', roles: [other] },
      GRACE: { name: 'Grace', admin: true },
    });
    await person('ADA').says('/tipjar add paypal adalovelace');
  });

  it.each(languages)('is told to admins by its id on status, panel and changes, in %s', async (language) => {
    await setRole('block');
    await setChannel('block');
    expect(await admin('status')).not.toSay('policy.deleted.roles');
    town.citizens.GRACE = { name: 'Grace', admin: true, language };
    town.deletedRoles = [role];
    town.unpostable[channel] = 'gone';
    for (const said of [await admin('status'), await admin('panel'), await admin('switch on')]) {
      expect(said).toSay('policy.deleted.roles', { roles: role });
      expect(said).toSay(channelsKey, { channels: channel });
      expect(said.text.includes('/invite @Tip Jar')).toBe(platform === 'Slack');
      expect(said).not.toSay('policy.block');
      expect(said).toOffer('button.clear-deleted');
    }
  });

  it('is cleared by the button for all of them, by the panel’s lists and by the id', async () => {
    const set = async () => {
      town.deletedRoles = [];
      town.unpostable = {};
      await setRole('allow');
      await setChannel('allow');
      town.deletedRoles = [role];
      town.unpostable[channel] = 'gone';
    };
    const cleared = async () => {
      expect((await policy()).roles).toEqual(new Map());
      expect((await policy()).channels).toEqual(new Map());
    };
    await set();
    const all = await (await admin('status')).press('tipjar-admin clear deleted');
    expect(all).not.toSay('policy.deleted.roles');
    expect(all).not.toOffer('button.clear-deleted');
    await cleared();

    await set();
    const panel = await admin('panel');
    for (const [topic, id] of [
      ['roles', role],
      ['channels', channel],
    ] as const) {
      const room = await panel.press('tipjar-admin panel', { topic });
      const menu = room.reply.card.parts.find(
        (part) =>
          part.part === 'select' &&
          part.groups.some(({ choices }) => choices.some(({ value }) => value === id)) &&
          part.action.options?.rule === 'clear',
      );
      if (menu?.part !== 'select') throw new Error(`nothing to choose from for ${topic}`);
      const options = { ...menu.action.options, [menu.option]: id };
      expect((await person('GRACE').presses({ command: menu.action.command, options })).refused).toBe(false);
    }
    await cleared();

    await set();
    const typed = (option: string, id: string) =>
      person('GRACE').asks({ command: `tipjar-admin ${option}`, options: { [option]: id, rule: 'clear' } });
    expect((await typed('role', role)).refused).toBe(false);
    expect((await typed('channel', channel)).refused).toBe(false);
    await cleared();
  });

  it('isn’t counted: fifty roles and twenty-five channels may have rules besides', async () => {
    const number = (prefix: string, at: number) => `${prefix}${String(at).padStart(9, '0')}`;
    for (let at = 1; at <= 50; at += 1) await setRole('block', number('R', at));
    expect(await setRole('block')).toSay('role.too-many', { most: 50 });
    town.deletedRoles = [number('R', 7)];
    expect((await setRole('block')).refused).toBe(false);
    expect((await policy()).roles.size).toBe(50);
    expect((await policy()).roles.has(number('R', 7))).toBe(false);
    for (let at = 1; at <= 25; at += 1) await setChannel('block', number('C', at));
    expect(await setChannel('block')).toSay('channel.too-many', { most: 25 });
    town.unpostable[number('C', 3)] = 'gone';
    expect((await setChannel('block')).refused).toBe(false);
    expect((await policy()).channels.size).toBe(25);
  });

  it.each(['gone', 'archived'] as const)(
    'doesn’t lock tipping out where the last allowed channel is %s',
    async (why) => {
      await setChannel('allow');
      expect(await tip()).toSay('tip.channel');
      town.unpostable[channel] = why;
      const card = await tip();
      expect(card.links).toHaveLength(1);
      expect((await card.press('tip', { amount: '5' })).refused).toBe(false);
      expect(await (await card.press('tip report')).submit({ reason: 'odd' })).toSay('report.done');
      expect(await person('BEN').in('GENERAL').says('/tipjar check @ada paypal.me/adalovelace')).toSay('check.yes');
      for (const said of [await admin('status'), await admin('panel')]) {
        expect(said).toSay('policy.channel.none-left');
        expect(said).not.toSay('policy.channel.allow');
      }
    },
  );

  it('leaves the other channels’ rules as they are', async () => {
    await setChannel('allow');
    await setChannel('allow', 'C0OTHER01');
    await setChannel('block', 'GENERAL');
    town.unpostable[channel] = 'gone';
    const refused = await tip('ELSEWHERE');
    expect(refused).toSay('tip.channel', { channels: '#C0OTHER01' });
    expect(refused.text).not.toContain(channel);
    town.unpostable.C0OTHER01 = 'gone';
    expect((await tip('ELSEWHERE')).links).toHaveLength(1);
    expect(await tip('GENERAL')).toSay('tip.channel.blocked');
  });

  it('counts where the call comes from that very channel, or where nobody can post but people still talk', async () => {
    await setChannel('block');
    town.unpostable[channel] = 'gone';
    expect(await tip(channel)).toSay('tip.channel.blocked');
    await setChannel('allow');
    town.unpostable[channel] = 'closed';
    expect(await tip()).toSay('tip.channel');
  });

  it('says to the admins that nobody is eligible, and that nobody may tip, without the last allowed role', async () => {
    await setRole('allow');
    await admin('eligibility roles');
    await admin('tippers roles');
    expect(await tip()).toSay('tip.role');
    town.deletedRoles = [role];
    town.citizens.ADA = { name: 'Ada' };
    expect(await tip()).toSay('tip.role.none');
    const status = await admin('status');
    expect(status).toSay('policy.nobody');
    expect(status).toSay('policy.tippers.nobody');
    await setRole('allow', other);
    town.citizens.ADA = { name: 'Ada', roles: [other] };
    expect((await tip()).links).toHaveLength(1);
    expect(await admin('status')).not.toSay('policy.nobody');
  });

  it('is believed where the platform doesn’t say, and nothing is asked where no rule is in the way', async () => {
    const asked: string[] = [];
    const { bot } = town;
    town.bot = {
      ...bot,
      answer: (call, given) =>
        bot.answer(call, {
          ...given,
          deletedRoles(ids) {
            asked.push(...ids);
            return given.deletedRoles(ids);
          },
          unpostable(ids) {
            asked.push(...ids);
            return given.unpostable(ids);
          },
        }),
    };
    await tip();
    await admin('status');
    expect(asked).toEqual([]);
    await setChannel('allow');
    asked.length = 0;
    expect((await tip(channel)).links).toHaveLength(1);
    expect(asked).toEqual([]);
    expect((await tip()).links).toEqual([]);
    expect(asked).toEqual([channel]);
  });

  it(`only takes ids of ${platform} where one is typed`, async () => {
    for (const typed of ['general', 'GENERAL', 'CHANNELS', '123', 'S0 ART', 'C0-TIPS01']) {
      const options = { channel: typed, rule: 'clear' };
      expect(await person('GRACE').asks({ command: 'tipjar-admin channel', options }), typed).toSay(
        'option.channel.form',
      );
      const roles = { role: typed, rule: 'clear' };
      expect(await person('GRACE').asks({ command: 'tipjar-admin role', options: roles }), typed).toSay(
        'option.role.form',
      );
    }
  });
});
