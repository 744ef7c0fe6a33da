import type { MessageShortcut } from '@slack/bolt';
import { expect, test } from 'vitest';
import { form, openWorkspace, until } from './workspace.ts';

test('a message shortcut says who wrote the message', async () => {
  const slack = await openWorkspace();
  const bodies: MessageShortcut[] = [];
  await slack.connect((app) =>
    app.shortcut('tip_author', async ({ body, ack }) => {
      bodies.push(body as MessageShortcut);
      await ack();
    }),
  );
  slack.visitor.say('ada', 'my <art> for @ben');
  const { ts, text } = slack.last('ben');
  expect(text).toBe('my &lt;art&gt; for <@U0BEN>');
  expect(await slack.visitor.shortcut('ben', { callbackId: 'tip_author', ts })).toEqual({ ok: true });
  const other = slack.hooks.sayAsOtherApp('beep');
  await slack.visitor.shortcut('ben', { callbackId: 'tip_author', ts: other });
  expect(bodies[0]).toMatchObject({
    type: 'message_action',
    callback_id: 'tip_author',
    message_ts: ts,
    user: { id: 'U0BEN' },
    channel: { id: 'C0GENERAL', name: 'general' },
    message: { type: 'message', user: 'U0ADA', ts, text },
    trigger_id: expect.any(String),
    response_url: expect.any(String),
  });
  expect(bodies[1]?.message).toMatchObject({ bot_id: 'B0OTHER', subtype: 'bot_message' });
  expect(bodies[1]?.message.user).toBeUndefined();
  expect(await slack.visitor.shortcut('ben', { callbackId: 'unknown', ts })).toMatchObject({ ok: false });
});

test('a global shortcut names neither a channel nor a message, and can open a view', async () => {
  const slack = await openWorkspace();
  const bodies: unknown[] = [];
  await slack.connect((app) =>
    app.shortcut('set_up', async ({ body, ack, client }) => {
      bodies.push(body);
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form('Set up') });
    }),
  );
  expect(await slack.visitor.shortcut('ben', { callbackId: 'set_up' })).toEqual({ ok: true });
  expect(bodies).toEqual([expect.objectContaining({ type: 'shortcut', callback_id: 'set_up' })]);
  expect(bodies[0]).not.toHaveProperty('channel');
  expect(bodies[0]).not.toHaveProperty('response_url');
  await until(() => slack.visitor.scene('ben').views.length > 0);
  expect(await slack.visitor.shortcut('ben', { callbackId: 'tip_author' })).toMatchObject({ ok: false });
});
