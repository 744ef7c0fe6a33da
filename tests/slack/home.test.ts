import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackHome } from '../support/slack-home.ts';
import { openStage, type Stage, until } from '../support/stage.ts';
import { says } from '../support/to-say.ts';

let stage: Stage;
/** Answers a request to Slack in its place, by the path's end. */
let instead: Record<string, () => Promise<Response | undefined>> = {};

beforeEach(async () => {
  instead = {};
  stage = await openStage(async (path) => instead[path.split('/').at(-1) ?? '']?.());
}, 60_000);
afterEach(() => stage.close());

const home = (who: 'ada' | 'ben' | 'grace') => slackHome(stage.sandbox, who);
const seat = (who: 'ada' | 'ben' | 'grace') => stage.seat('slack', who);
const refusedBy = (error: string) => async () => Response.json({ ok: false, error });

describe('the Home tab', () => {
  it('says what a jar is to somebody without one, and sets one up', async () => {
    const ben = home('ben');
    const shown = await ben.opens();
    expect(shown).toSay('home.none');
    expect(shown).toOffer('button.set-up');
    expect(shown).not.toSay('panel.title');
    await ben.press('tipjar setup');
    const setup = seat('ben').sees();
    expect(setup).toSay('setup.title');
    const form = await setup.choose('ko-fi');
    const preview = await form.submit({ 'ko-fi': 'ben' });
    await preview.press('tipjar publish');
    await until(() => says(ben.sees(), 'show.title'));
    expect(stage.sandbox.rejected()).toEqual([]);
  });

  it('shows a creator their jar, and what has become of it after each change', async () => {
    await seat('ada').says('/tipjar add ko-fi ada');
    const ada = home('ada');
    expect(await ada.opens()).toOffer('button.pause');
    await ada.press('tipjar pause');
    expect(seat('ada').sees()).toOffer('button.resume');
    await until(() => says(ada.sees(), 'standing.paused'));
    expect(stage.sandbox.rejected()).toEqual([]);
  });

  it('shows an admin the panel too, whose buttons open views', async () => {
    const grace = home('grace');
    const shown = await grace.opens();
    expect(shown).toSay('home.none');
    expect(shown).toSay('panel.title');
    await grace.press('tipjar-admin panel', { topic: 'more' });
    const room = seat('grace').sees();
    expect(await room.press('tipjar-admin switch', { state: 'off' })).toSay('policy.off');
    await until(() => says(grace.sees(), 'policy.off'));
  });

  it('is as it is now whenever it is opened, also after a restart', async () => {
    const ada = home('ada');
    await ada.opens();
    await seat('ada').says('/tipjar add ko-fi ada');
    await stage.restart();
    expect(await ada.opens()).toSay('show.title');
  });

  it('answers in a direct message where Slack opens no view', async () => {
    const ben = home('ben');
    await ben.opens();
    instead = { 'views.open': refusedBy('expired_trigger_id') };
    await ben.press('tipjar setup');
    expect(seat('ben').letters()).toSay('call.not-opened');
    await seat('ada').says('/tipjar add ko-fi ada');
    const ada = home('ada');
    await ada.opens();
    await ada.press('tipjar pause');
    expect(seat('ada').letters()).toOffer('button.resume');
  });

  it('stays as it was where Slack doesn’t take it, and the bot goes on', async () => {
    const before = await home('ben').opens();
    instead = { 'views.publish': refusedBy('not_enabled') };
    await stage.sandbox.visitors().slack.home('ben');
    await until(() => stage.logged.some((line) => line.includes('a Home tab could not be shown')));
    expect(home('ben').sees()).toEqual(before);
    expect((await seat('ben').says('/tipjar help')).text).not.toBe('');
  });

  it('isn’t published to somebody who opens the messages beside it', async () => {
    const event = { type: 'app_home_opened', user: 'U0BEN', channel: 'D0BEN', tab: 'messages' };
    await stage.sandbox.slackHooks().event(event);
    await seat('ben').says('/tipjar help');
    expect(home('ben').hash()).toBeUndefined();
  });

  it('is published once more, and not for each press, where much is done at once', async () => {
    await seat('ada').says('/tipjar add ko-fi ada');
    const ada = home('ada');
    await ada.opens();
    let published = 0;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    instead = {
      async 'views.publish'() {
        published += 1;
        await held;
        return undefined;
      },
    };
    const visitor = stage.sandbox.visitors().slack;
    for (let times = 0; times < 5; times += 1) await visitor.home('ada');
    await until(() => published === 1);
    go();
    await until(() => published === 2);
    await seat('ada').says('/tipjar show');
    expect(published).toBe(2);
  });
});

it('the shortcut sets up a jar in a view, and says in a direct message where none opens', async () => {
  const visitor = stage.sandbox.visitors().slack;
  const chosen = () => visitor.shortcut('ben', { callbackId: 'setup_jar' });
  expect(await chosen()).toEqual({ ok: true });
  await until(() => visitor.scene('ben').views.length > 0);
  expect(seat('ben').sees()).toSay('setup.title');
  instead = { 'views.open': refusedBy('expired_trigger_id') };
  await chosen();
  await until(() => seat('ben').letters().said.length > 0);
  expect(seat('ben').letters()).toSay('call.not-opened');
});

describe('a command in a direct message on Slack', () => {
  const types = async (who: 'ada' | 'ben' | 'grace', text: string) => {
    const slack = stage.sandbox.visitors().slack;
    expect(await slack.command(who, text, true)).toEqual({ ok: true });
    return seat(who).sees();
  };

  it('manages a jar and tips', async () => {
    expect(await types('ada', '/tipjar add ko-fi ada')).toSay('add.title');
    expect(await types('ben', '/tip @ada')).toSay('card.title', { name: 'Ada' });
    expect(await types('grace', '/tipjar-admin')).toSay('panel.title');
  });

  it('doesn’t tip where only some channels are allowed, and names them', async () => {
    await types('ada', '/tipjar add ko-fi ada');
    await types('grace', '/tipjar-admin channel #general allow');
    expect(await types('ben', '/tip @ada')).toSay('tip.channel', { channels: '#C0GENERAL' });
    expect(await types('ada', '/tipjar show')).toSay('show.title');
    await seat('grace').says('/tipjar-admin channel #general block');
    expect(await types('ben', '/tip @ada')).toSay('card.title', { name: 'Ada' });
  });
});
