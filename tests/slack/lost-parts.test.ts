import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage, until } from '../support/stage.ts';

let stage: Stage;
let down = false;

beforeAll(async () => {
  stage = await openStage(async (path) =>
    down && path.endsWith('users.info') ? Response.json({ ok: false, error: 'internal_error' }) : undefined,
  );
}, 60_000);
afterAll(() => stage.close());

/** Sets the language of everybody's app. */
const speak = (locale: string) =>
  fetch(`http://127.0.0.1:${stage.port}/visit/locale`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale }),
  });

it('somebody whose profile can’t be read keeps their language', async () => {
  await speak('fr');
  const ben = stage.seat('slack', 'ben');
  expect((await ben.says('/tipjar help')).text).toSay('help.title', {}, 'fr');
  // Slack reports a change, so that the bot asks it again.
  await stage.sandbox.slackHooks().event({ type: 'user_change', user: { id: 'U0BEN' } });
  down = true;
  expect((await ben.says('/tipjar help')).text).toSay('help.title', {}, 'fr');
  await until(() => stage.logged.some((line) => line.includes('could not be looked up')));
});

it('after a restart they keep the language of their jar, and others that of the community', async () => {
  down = false;
  await speak('fr');
  await stage.seat('slack', 'ada').says('/tipjar add paypal ada');
  await speak('en-US');
  const help = async (who: 'ada' | 'ben') => stage.seat('slack', who).says('/tipjar help');
  const restartedWithoutProfiles = async () => {
    await stage.restart();
    down = true;
  };
  await restartedWithoutProfiles();
  expect(await help('ada')).toSay('help.title', {}, 'fr');
  expect(await help('ben')).toSay('help.title', {}, 'en');
  down = false;
  await speak('fr');
  // Its changes are posted in the language of the admin who chose the channel.
  await stage.sandbox.slackHooks().event({ type: 'user_change', user: { id: 'U0GRACE' } });
  await stage.seat('slack', 'grace').says('/tipjar-admin log #general');
  await restartedWithoutProfiles();
  expect(await help('ben')).toSay('help.title', {}, 'fr');
});

it('a message without an author is told from a button of another version', async () => {
  down = false;
  await speak('en-US');
  const ben = stage.seat('slack', 'ben');
  stage.seat('slack', 'ada').posts('By whom?');
  await ben.menu('Tip author', 'By whom?');
  const hooks = stage.sandbox.slackHooks();
  const payload = hooks.sent.findLast((one) => one.payload.type === 'message_action')?.payload ?? {};
  await hooks.deliver({
    type: 'interactive',
    payload: { ...payload, trigger_id: 'again', message: { ts: '1', text: '' } },
  });
  await until(() => ben.sees().text.includes('@mention'));
  expect(ben.sees()).toSay('call.no-author', { usage: '/tip user [amount]' });
});
