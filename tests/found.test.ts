import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

describe.each(['discord', 'slack'] as const)('finding each other on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);

  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  it('a creator chooses to be found, and a tipper gets from the list to the card', async () => {
    expect(await seat('ben').says('/tipjar list')).toSay('directory.none');
    const added = await seat('ada').says('/tipjar add paypal adalovelace');
    const on = await (await added.press('tipjar show')).press('tipjar directory', { state: 'on' });
    expect(on).toSay('directory.own.on');
    const list = await seat('ben').says('/tipjar list');
    expect(list).toSay('directory.jar', { name: 'Ada', providers: 'PayPal' });
    expect((await list.press('tip')).links).toEqual(['https://paypal.me/adalovelace']);
  });

  it('a category is chosen on the card and shown in the list', async () => {
    await (await seat('ada').says('/tipjar category')).press('tipjar category choose', { category: 'expert' });
    expect(await seat('ben').says('/tipjar list expert')).toSay('directory.jar.category', { name: 'Ada' });
    expect(await seat('ben').says('/tipjar list creator')).toSay('directory.none-such');
  });

  it('who may no longer have a jar isn’t in the list, nor is anybody once it’s switched off', async () => {
    await seat('grace').says('/tipjar-admin eligibility roles');
    expect(await seat('ben').says('/tipjar list')).toSay('directory.none');
    await seat('grace').says('/tipjar-admin eligibility everyone');
    await seat('grace').says('/tipjar-admin feature directory off');
    expect(await seat('ben').says('/tipjar list')).toSay('directory.off');
    await seat('grace').says('/tipjar-admin feature directory on');
  });

  it('a member without a jar is told of it, sets one up from the message, and refuses more of them there', async () => {
    const none = await seat('ben').says('/tip @max');
    expect(await none.press('tip nudge')).toSay('nudge.done', { name: 'Max' });
    await until(() => says(seat('max').letters(), 'nudge.message', { count: 1 }));
    expect(await (await seat('ben').says('/tip @max')).press('tip nudge')).toSay('nudge.again');
    expect(await seat('max').letter().press('tipjar setup')).toSay('setup.choose');
    const refused = await seat('max').letter().press('tipjar nudges', { state: 'off' });
    expect(refused).toSay('nudges.off', { platform: platform === 'slack' ? 'Slack' : 'Discord' });
    expect(await refused.press('tipjar nudges', { state: 'on' })).toSay('nudges.on');
  });

  it('the bot sent nothing that the platform refuses', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
  });
});
