import { beforeEach, describe, expect, it } from 'vitest';
import { encodeAction, stampOf } from '../../src/bot/action-id.ts';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const HERE = 'slack:T1';
const DAY = 24 * 60 * 60 * 1000;
const nudgeGrace = { command: 'tip nudge', options: { user: 'GRACE' } };

let town: Town;
let ben: Person;
let grace: Person;
let max: Person;

beforeEach(() => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    GRACE: { name: 'Grace' },
    MAX: { name: 'Max', admin: true },
    BOT: { name: 'Bot', bot: true },
  });
  ben = town.person('BEN');
  grace = town.person('GRACE');
  max = town.person('MAX');
});

const nudges = async (who: Person) => (await who.says('/tip @grace')).press('tip nudge');
const told = () => town.told.map(({ account, card }) => ({ account, said: JSON.stringify(card) }));

describe('a member without a jar', () => {
  it('is told at once that somebody would have tipped them, and never who', async () => {
    const done = await nudges(ben);
    expect(done).toSay('nudge.done', { name: 'Grace' });
    expect(town.told.map(({ account }) => account)).toEqual(['slack:T1:GRACE']);
    expect(town.told[0]?.card).toSay('nudge.message', { count: 1 });
    expect(told()[0]?.said).not.toMatch(/ben/i);
    expect(town.posted).toEqual([]);
    expect((await town.store.read((reading) => reading.journal(HERE, 9))).length).toBe(0);
  });

  it('is told of all others of that day with the first of the next', async () => {
    await nudges(ben);
    expect(await nudges(max)).toSay('nudge.done');
    town.clock.now += 1000;
    expect(await nudges(town.person('ADA'))).toSay('nudge.done');
    expect(town.told).toHaveLength(1);
    town.clock.now += DAY;
    await nudges(ben);
    expect(town.told).toHaveLength(2);
    expect(town.told[1]?.card).toSay('nudge.message', { count: 3 });
  });

  it('is told once where a hundred press at once', async () => {
    const crowd = Array.from({ length: 100 }, (_, at) => `C${at}`);
    for (const one of crowd) town.citizens[one] = { name: one };
    const answers = await Promise.all(crowd.map((one) => town.person(one).presses(nudgeGrace)));
    for (const answer of answers) expect(answer).toSay('nudge.done');
    expect(town.told).toHaveLength(1);
    town.clock.now += DAY;
    await nudges(ben);
    expect(town.told[1]?.card).toSay('nudge.message', { count: 100 });
  });

  it('counts nobody twice a day, neither for a second press nor for a repeated delivery', async () => {
    const pressed = await nudges(ben);
    expect(await pressed.again()).toSay('call.repeated');
    expect(await nudges(ben)).toSay('nudge.again', { name: 'Grace' });
    expect(await town.person('BEN', 'slack:T1').presses(nudgeGrace)).toSay('nudge.again');
    expect(town.told).toHaveLength(1);
    await nudges(max);
    town.clock.now += DAY;
    await nudges(ben);
    expect(town.told[1]?.card).toSay('nudge.message', { count: 2 });
  });

  it('makes a jar from the message, or wants no more of them in any community', async () => {
    await nudges(ben);
    expect(await grace.pressesOn(town.told[0]?.card, 'tipjar setup')).toSay('setup.title');
    const off = await grace.pressesOn(town.told[0]?.card, 'tipjar nudges', { state: 'off' });
    expect(off).toSay('nudges.off', { platform: 'Slack' });
    town.clock.now += 2 * DAY;
    expect(await nudges(ben)).toSay('nudge.refused', { name: 'Grace' });
    const there = town.person('BEN', 'slack:T2');
    expect(await (await there.says('/tip @grace')).press('tip nudge')).toSay('nudge.refused');
    expect(town.told).toHaveLength(1);
    await off.press('tipjar nudges', { state: 'on' });
    expect(await nudges(ben)).toSay('nudge.done');
    expect(town.told).toHaveLength(2);
  });

  it('still wants none after deleting their data, and reads so before', async () => {
    await grace.says('/tipjar nudges off');
    await nudges(ben);
    const { file } = (await grace.says('/tipjar export')).reply;
    expect(JSON.parse(new TextDecoder().decode(file?.content))).toMatchObject({
      refusesToHearOfThem: true,
      wouldHaveTippedYou: [],
    });
    const asked = await grace.says('/tipjar delete');
    expect(asked).toSay('delete.stays');
    await asked.press('tipjar delete now');
    town.clock.now += DAY;
    expect(await nudges(ben)).toSay('nudge.refused');
    expect(town.told).toEqual([]);
  });

  it('is given the count with their data, and no trace is left once they delete it', async () => {
    await nudges(ben);
    await nudges(max);
    const { file } = (await grace.says('/tipjar export')).reply;
    expect(JSON.parse(new TextDecoder().decode(file?.content)).wouldHaveTippedYou).toEqual([
      { community: HERE, count: 2 },
    ]);
    await (await grace.says('/tipjar delete')).press('tipjar delete now');
    expect(await grace.says('/tipjar export')).toSay('jar.none');
  });

  it('gets nothing that still waits when they delete their data', async () => {
    await town.bot.outbox.close('slack');
    await nudges(ben);
    const waiting = () => town.store.read((reading) => reading.recipients('slack'));
    expect(await waiting()).toHaveLength(1);
    await (await grace.says('/tipjar delete')).press('tipjar delete now');
    expect(await waiting()).toEqual([]);
  });

  it('whose messages are closed breaks nothing, and nothing of it is kept', async () => {
    town.reachable = false;
    expect(await nudges(ben)).toSay('nudge.done');
    expect(await town.store.read((reading) => reading.recipients('slack'))).toEqual([]);
    expect(await town.store.read((reading) => reading.notices(HERE, grace.account))).toEqual([]);
    expect(town.logged).toEqual([]);
  });

  it('reads it in the language in which the bot posts there', async () => {
    town.citizens.MAX = { name: 'Max', admin: true, language: 'fr' };
    await max.says('/tipjar-admin log #log');
    await nudges(ben);
    expect(town.told[0]?.card).toSay('nudge.message', { count: 1 }, 'fr');
  });
});

describe('nobody is told', () => {
  const pressed = (user: string, who = ben) => who.presses({ command: 'tip nudge', options: { user } });

  it.each([
    ['of bots', 'BOT', 'tip.bot'],
    ['of oneself', 'BEN', 'tip.self.no-jar'],
    ['of who isn’t here', 'NOBODY', 'option.member.gone'],
    ['of an id that is none', '<!channel>', 'option.member.gone'],
  ] as const)('%s, and a forged button changes nothing', async (_, user, key) => {
    const shown = await ben.says(`/tip @${user.toLowerCase()}`);
    expect(shown).not.toOffer('button.nudge');
    expect(await pressed(user)).toSay(key);
    expect(town.told).toEqual([]);
  });

  it('whose jar is paused, suspended or waits, also where it has no link', async () => {
    await grace.says('/tipjar add ko-fi grace');
    for (const [hide, key] of [
      [() => grace.says('/tipjar pause'), 'tip.paused'],
      [() => max.says('/tipjar-admin suspend @grace'), 'tip.suspended'],
      [() => grace.says('/tipjar remove ko-fi'), 'tip.no-jar'],
    ] as const) {
      await hide();
      const shown = await ben.says('/tip @grace');
      expect(shown).toSay(key);
      expect(shown).not.toOffer('button.nudge');
      expect(await pressed('GRACE')).toSay(key);
    }
    for (const { card } of town.told) expect(card).not.toSay('nudge.message');
  });

  it('who has made a jar since the card was shown: it can be tipped', async () => {
    const card = await ben.says('/tip @grace');
    await grace.says('/tipjar add ko-fi grace');
    const answer = await card.press('tip nudge');
    expect(answer).toSay('nudge.has-jar', { name: 'Grace' });
    expect((await answer.press('tip')).links).toHaveLength(1);
    expect(town.told).toEqual([]);
  });

  it('who left since, or may have no jar here by the roles they have now', async () => {
    const card = await ben.says('/tip @grace');
    await max.says('/tipjar-admin role @@artists allow');
    await max.says('/tipjar-admin eligibility roles');
    expect(await card.press('tip nudge')).toSay('nudge.not-eligible', { name: 'Grace' });
    town.citizens.GRACE = { name: 'Grace', roles: ['ARTISTS'] };
    delete town.citizens.GRACE;
    expect(await card.press('tip nudge')).toSay('option.member.gone');
    expect(town.told).toEqual([]);
    town.citizens.GRACE = { name: 'Grace', roles: ['ARTISTS'] };
    expect(await card.press('tip nudge')).toSay('nudge.done');
  });

  it('by who may not tip here', async () => {
    await max.says('/tipjar-admin role @@timeout block');
    await max.says('/tipjar-admin role @@fans allow');
    await max.says('/tipjar-admin tippers roles');
    town.citizens.BEN = { name: 'Ben', roles: ['FANS'] };
    const card = await ben.says('/tip @grace');
    town.citizens.BEN = { name: 'Ben', roles: ['FANS', 'TIMEOUT'] };
    expect(await card.press('tip nudge')).toSay('tip.blocked');
    expect(town.told).toEqual([]);
  });

  it('where admins have switched it off, also by a button from before', async () => {
    const card = await ben.says('/tip @grace');
    await max.says('/tipjar-admin feature nudges off');
    expect(await ben.says('/tip @grace')).not.toOffer('button.nudge');
    expect(await card.press('tip nudge')).toSay('nudge.off', { name: 'Grace' });
    await max.says('/tipjar-admin switch off');
    expect(await card.press('tip nudge')).toSay('tip.off');
    expect(town.told).toEqual([]);
  });

  it('of more than ten members a day by one person', async () => {
    const crowd = Array.from({ length: 11 }, (_, at) => `C${at}`);
    for (const one of crowd) town.citizens[one] = { name: one };
    for (const one of crowd.slice(0, 10)) expect(await pressed(one)).toSay('nudge.done');
    expect(await pressed('C10')).toSay('nudge.enough');
    expect(await pressed('C10', max)).toSay('nudge.done');
  });
});

it('a button on the longest of Discord’s ids fits, also in a direct message', () => {
  const stamp = `${stampOf('discord:12345678901234567890', '', Date.now())}|${'z'.repeat(13)}`;
  for (const action of [
    { command: 'tipjar setup' },
    { command: 'tipjar nudges', options: { state: 'off' } },
    { command: 'tip nudge', options: { user: '12345678901234567890' } },
  ]) {
    expect(encodeAction(action, stamp).length).toBeLessThanOrEqual(100);
  }
});
