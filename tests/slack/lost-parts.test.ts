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

it('somebody whose profile can’t be read keeps their language', async () => {
  const { address, speak } = { address: `http://127.0.0.1:${stage.port}/visit/locale`, speak: { locale: 'fr' } };
  const headers = { 'content-type': 'application/json' };
  await fetch(address, { method: 'POST', headers, body: JSON.stringify(speak) });
  const ben = stage.seat('slack', 'ben');
  expect((await ben.says('/tipjar help')).text).toSay('help.title', {}, 'fr');
  // Slack reports a change, so that the bot asks it again.
  await stage.sandbox.slackHooks().event({ type: 'user_change', user: { id: 'U0BEN' } });
  down = true;
  expect((await ben.says('/tipjar help')).text).toSay('help.title', {}, 'fr');
  await until(() => stage.logged.some((line) => line.includes('could not be looked up')));
});

it('a message without an author is told from a button of another version', async () => {
  down = false;
  await fetch(`http://127.0.0.1:${stage.port}/visit/locale`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: 'en-US' }),
  });
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
