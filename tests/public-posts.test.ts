import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { person } from '../sandbox/town.ts';
import { openStage, type Stage, until } from './support/stage.ts';

describe.each([
  ['discord', 'sockets'],
  ['discord', 'http'],
  ['slack', 'sockets'],
  ['slack', 'http'],
] as const)('posts for everybody on %s over %s', (platform, way) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);
  beforeAll(async () => {
    stage = await openStage(undefined, way);
    await seat('ada').says('/tipjar add paypal adalovelace');
  }, 60_000);
  afterAll(() => stage.close());

  /** All that the bot has posted for everybody and is still there. */
  function posts(who: PersonKey = 'max'): readonly { ephemeral: boolean }[] {
    const { discord, slack } = stage.sandbox.visitors();
    if (platform === 'slack')
      return slack.scene(who).messages.filter((one) => one.bot && !one.ephemeral && !one.direct);
    return discord.scene(who).messages.filter((one) => one.author.bot && !one.ephemeral && !one.direct);
  }

  it('a creator posts their jar in one press, and whoever presses Tip gets the private card', async () => {
    await (await seat('ada').says('/tipjar show')).press('tipjar post');
    await until(() => posts().length === 1);
    await until(() => seat('ada').sees().text.includes('posted here'));
    const card = await seat('ben').board().press('tip');
    expect(card.links).toEqual(['https://paypal.me/adalovelace']);
    expect(posts()).toHaveLength(1);
  });

  it('it stays when somebody else presses Remove, and is gone when its author does', async () => {
    const refused = await seat('ben').board().press('tip remove post');
    expect(refused).toSay('post.not-yours');
    expect(posts()).toHaveLength(1);
    void seat('ada').board().press('tip remove post');
    await until(() => posts().length === 0);
    await until(() => seat('ada').sees().text.includes('removed'));
    expect(seat('ada').sees()).toSay('post.removed');
  });

  it('a tipper says thanks after a look at what is posted, which pings nobody', async () => {
    const preview = await (await seat('ben').says('/tip @ada')).press('tip thanks');
    expect(preview).toSay('thanks.preview');
    expect(posts()).toHaveLength(0);
    void preview.press('tip thanks post');
    await until(() => posts().length === 1);
    await until(() => seat('ben').sees().text.includes('are posted'));
    expect(JSON.stringify(posts())).not.toContain(
      platform === 'slack' ? '"user_id"' : '"allowed_mentions":{"parse":["users',
    );
    await seat('grace').says('/tipjar-admin status');
    void seat('grace').board().press('tip remove post');
    await until(() => posts().length === 0);
    await until(() => seat('grace').sees().text.includes('removed'));
    expect(await seat('grace').says('/tipjar-admin log')).toSay('log.post.removed');
  });

  it('the jars of those in one’s voice channel are shown on Discord', async () => {
    const card = await seat('ben').says('/tipjar voice');
    if (platform === 'slack') return expect(card).toSay('voice.slack');
    if (way === 'http') return expect(card).toSay('voice.untold');
    expect((await card.press('tip')).links).toEqual(['https://paypal.me/adalovelace']);
    stage.sandbox.discordGateway().speak(person('ben'), false);
    await stage.seat('discord', 'ada').says('/tipjar show');
    expect(await seat('ben').says('/tipjar voice')).toSay('voice.not-in');
  });

  it('neither platform refuses anything, and nothing goes wrong', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    expect(stage.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
