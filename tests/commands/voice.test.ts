import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../support/person.ts';
import { createTown, type Town } from '../support/town.ts';

const HERE = 'discord:1' as const;

let town: Town;
let ben: Person;

beforeEach(async () => {
  town = createTown({
    ADA: { name: 'Ada' },
    BEN: { name: 'Ben' },
    MAX: { name: 'Max' },
    ZOE: { name: 'Zoe' },
    GRACE: { name: 'Grace', admin: true },
    ROBOT: { name: 'Robot', bot: true },
  });
  ben = town.person('BEN', HERE);
  for (const id of ['ADA', 'BEN', 'ZOE']) await town.person(id, HERE).says('/tipjar add paypal ada');
  town.together = ['ADA', 'BEN', 'MAX', 'ROBOT'];
});

const users = async () => (await ben.says('/tipjar voice')).actions.map(({ options }) => options?.user);

describe('/tipjar voice', () => {
  it('shows those with a jar who are in the caller’s voice channel, and not the caller', async () => {
    const card = await ben.says('/tipjar voice');
    expect(card).toSay('several.title');
    expect(card.actions).toEqual([{ command: 'tip', options: { user: 'ADA' } }]);
    expect((await card.press('tip')).links).toEqual(['https://paypal.me/ada']);
    town.together.push('ZOE');
    expect(await users()).toEqual(['ADA', 'ZOE']);
  });

  it('says so when nobody there has a jar that is shown here', async () => {
    await town.person('ADA', HERE).says('/tipjar pause');
    expect(await ben.says('/tipjar voice')).toSay('voice.nobody');
  });

  it('leaves out whose role doesn’t allow a jar', async () => {
    await town.person('GRACE', HERE).says('/tipjar-admin eligibility roles');
    expect(await ben.says('/tipjar voice')).toSay('voice.nobody');
  });

  it('is refused where tipping isn’t allowed', async () => {
    await town.person('GRACE', HERE).says('/tipjar-admin channel #general block');
    expect(await ben.says('/tipjar voice')).toSay('tip.channel.blocked');
  });

  it('is refused for somebody who is in no voice channel, whatever a button says', async () => {
    town.together = ['ADA'];
    expect(await ben.says('/tipjar voice')).toSay('voice.not-in');
    expect(await ben.presses({ command: 'tipjar voice', options: { together: 'ADA' } })).toSay('voice.not-in');
  });

  it('says on Slack what to type instead', async () => {
    expect(await town.person('BEN').says('/tipjar voice')).toSay('voice.slack');
  });

  it('shows at most ten', async () => {
    for (let at = 0; at < 15; at += 1) {
      town.citizens[`U${at}`] = { name: `U${at}` };
      await town.person(`U${at}`, HERE).says('/tipjar add ko-fi ada');
      town.together.push(`U${at}`);
    }
    await town.person('GRACE', HERE).says('/tipjar-admin eligibility everyone');
    expect((await users()).length).toBeLessThanOrEqual(10);
  });
});
