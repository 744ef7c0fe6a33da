import type { BlockAction } from '@slack/bolt';
import { expect, test } from 'vitest';
import { button, openWorkspace, until, words } from './workspace.ts';

const options = ['red', 'green'].map((value) => ({ text: words(value), value }));

const menus = {
  type: 'actions' as const,
  block_id: 'menus',
  elements: [
    { type: 'users_select' as const, action_id: 'who' },
    { type: 'static_select' as const, action_id: 'colour', options },
  ],
};

async function withMessage(blocks: object[], respondWith?: Record<string, unknown>) {
  const slack = await openWorkspace();
  const bodies: BlockAction[] = [];
  let responded = false;
  await slack.connect((app) => {
    app.command('/tip', ({ ack }) => ack({ text: 'card', blocks: blocks as never }));
    app.action(/.*/, async ({ body, ack, respond }) => {
      bodies.push(body as BlockAction);
      await ack();
      if (respondWith) await respond(respondWith);
      responded = true;
    });
  });
  await slack.visitor.command('ben', '/tip');
  const press = (blockId: string, actionId: string, element: Record<string, unknown> = {}, state = {}) =>
    slack.visitor.action('ben', { in: slack.last('ben').ts, blockId, actionId, element, state });
  return { ...slack, bodies, press, responded: () => responded };
}

test('the action of a button in an ephemeral message says who pressed it and where, and lacks the message', async () => {
  const slack = await withMessage([button('pay', { value: 'v1' })]);
  const { ts } = slack.last('ben');
  expect(await slack.press('buttons', 'pay')).toEqual({ ok: true });
  const [body] = slack.bodies;
  expect(body).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0BEN', username: 'ben', team_id: 'T0TIPJAR' },
    team: { id: 'T0TIPJAR', domain: 'tip-jar-sandbox' },
    api_app_id: 'A0TIPJAR',
    container: { type: 'message', message_ts: ts, channel_id: 'C0GENERAL', is_ephemeral: true },
    channel: { id: 'C0GENERAL', name: 'general' },
    state: { values: {} },
    response_url: expect.stringContaining('/slack/response/'),
    actions: [{ type: 'button', action_id: 'pay', block_id: 'buttons', value: 'v1', text: words('Press') }],
  });
  expect(body).not.toHaveProperty('message');
});

test('replace_original changes the ephemeral message', async () => {
  const slack = await withMessage([button('pay')], { replace_original: true, text: 'paid', blocks: [] });
  const { ts } = slack.last('ben');
  await slack.press('buttons', 'pay');
  await until(slack.responded);
  expect(slack.messages('ben')).toMatchObject([{ ts, text: 'paid', blocks: [], ephemeral: true }]);
});

test('delete_original deletes the message', async () => {
  const slack = await withMessage([button('pay')], { delete_original: true });
  await slack.press('buttons', 'pay');
  await until(slack.responded);
  expect(slack.messages('ben')).toEqual([]);
});

test('a response with neither of the two is a new message', async () => {
  const slack = await withMessage([button('pay')], { text: 'more' });
  await slack.press('buttons', 'pay');
  await until(slack.responded);
  expect(slack.messages('ben').map((one) => one.text)).toEqual(['card', 'more']);
});

test('a response that Slack would refuse is refused', async () => {
  const slack = await withMessage([button('pay')], { blocks: [{ type: 'nonsense' }] });
  await slack.press('buttons', 'pay');
  await until(() => slack.rejected.length > 0);
  expect(slack.rejected).toEqual([
    {
      method: 'response_url',
      error: 'invalid_blocks',
      messages: ['unsupported type: nonsense [json-pointer:/blocks/0/type]'],
    },
  ]);
  expect(slack.messages('ben').map((one) => one.text)).toEqual(['card']);
});

test('a link button is sent to the app too', async () => {
  const slack = await withMessage([button('link', { url: 'https://example.com/ada' })]);
  await slack.press('buttons', 'link');
  expect(slack.bodies[0]?.actions[0]).toMatchObject({ type: 'button', url: 'https://example.com/ada' });
});

test('a button that is not acknowledged shows a warning', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack({ text: 'x', blocks: [button('deaf')] })));
  await slack.visitor.command('ben', '/tip');
  const { ts } = slack.last('ben');
  const outcome = await slack.visitor.action('ben', { in: ts, blockId: 'buttons', actionId: 'deaf', element: {} });
  expect(outcome).toEqual({ ok: false, error: 'Operation timed out. Apps need to respond within 3 seconds.' });
});

test('the action of a menu of people has the chosen person and the state of the other menus', async () => {
  const slack = await withMessage([menus]);
  const state = { menus: { colour: { selected_option: { value: 'green' } } } };
  await slack.press('menus', 'who', { selected_user: 'U0ADA' }, state);
  expect(slack.bodies[0]).toMatchObject({
    actions: [{ type: 'users_select', action_id: 'who', selected_user: 'U0ADA' }],
    state: {
      values: {
        menus: {
          who: { type: 'users_select', selected_user: 'U0ADA' },
          colour: { type: 'static_select', selected_option: { value: 'green', text: words('green') } },
        },
      },
    },
  });
});

test('a value that is none of the options cannot be chosen', async () => {
  const slack = await withMessage([menus]);
  expect(await slack.press('menus', 'colour', { selected_option: { value: 'blue' } })).toEqual({
    ok: false,
    error: 'blue is not an option of colour',
  });
  expect(await slack.press('menus', 'who', { selected_user: 'U0NOBODY' })).toMatchObject({ ok: false });
  expect(slack.bodies).toEqual([]);
});

test("nobody can press a button in a message that they cannot see, or in another app's message", async () => {
  const slack = await withMessage([button('pay')]);
  const { ts } = slack.last('ben');
  const press = { in: ts, blockId: 'buttons', actionId: 'pay', element: {} };
  expect(await slack.visitor.action('ada', press)).toMatchObject({ ok: false });
  expect(await slack.visitor.action('ben', { ...press, actionId: 'other' })).toMatchObject({ ok: false });
  slack.visitor.dismiss('ada', ts);
  expect(slack.messages('ben')).toHaveLength(1);
  slack.visitor.dismiss('ben', ts);
  expect(await slack.visitor.action('ben', press)).toMatchObject({ ok: false });
  expect(slack.bodies).toEqual([]);
});

test('the action of a button in a message for everyone has the message', async () => {
  const slack = await withMessage([button('pay')]);
  const posted = await slack.call('chat.postMessage', {
    channel: 'C0GENERAL',
    text: 'for all',
    blocks: JSON.stringify([button('pay')]),
  });
  expect(posted).toMatchObject({ ok: true });
  expect(await slack.press('buttons', 'pay')).toEqual({ ok: true });
  expect(slack.bodies[0]).toMatchObject({
    container: { is_ephemeral: false },
    message: { type: 'message', user: 'U0TIPJAR', bot_id: 'B0TIPJAR', text: 'for all', ts: posted.ts },
  });
});
