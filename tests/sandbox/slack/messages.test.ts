import { expect, test } from 'vitest';
import { button, openWorkspace } from './workspace.ts';

test('a message is posted, changed and deleted', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  const { ts = '', channel = '' } = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'one' });
  expect(slack.last('max')).toMatchObject({ ts, text: 'one', ephemeral: false, direct: false });
  await client.chat.update({ ts, channel, text: 'two', blocks: [{ type: 'divider' }] });
  await client.chat.update({ ts, channel, text: 'three' });
  expect(slack.last('max')).toMatchObject({ ts, text: 'three', blocks: [{ type: 'divider' }] });
  expect((await client.chat.getPermalink({ channel, message_ts: ts })).permalink).toContain(ts.replace('.', ''));
  await client.chat.delete({ ts, channel });
  expect(slack.messages('max')).toEqual([]);
  await expect(client.chat.delete({ ts, channel })).rejects.toThrow('message_not_found');
});

test('the app cannot change an ephemeral message, and can send it to members of the channel only', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  const { message_ts: ts = '' } = await client.chat.postEphemeral({
    channel: 'C0GENERAL',
    user: 'U0BEN',
    text: 'psst',
  });
  expect([slack.messages('ben').length, slack.messages('ada').length]).toEqual([1, 0]);
  await expect(client.chat.update({ ts, channel: 'C0GENERAL', text: 'x' })).rejects.toThrow('message_not_found');
  await expect(client.chat.postEphemeral({ channel: 'D0ADA', user: 'U0BEN', text: 'x' })).rejects.toThrow(
    'user_not_in_channel',
  );
});

test('only its addressee sees a direct message', async () => {
  const slack = await openWorkspace();
  expect(await slack.call('chat.postMessage', { channel: 'U0BEN', text: 'hi' })).toMatchObject({ channel: 'D0BEN' });
  expect(slack.last('ben')).toMatchObject({ direct: true, text: 'hi' });
  expect(slack.messages('grace')).toEqual([]);
});

test('the app cannot change what somebody else wrote', async () => {
  const slack = await openWorkspace();
  slack.visitor.say('ada', 'mine');
  const args = { channel: 'C0GENERAL', ts: slack.last('ada').ts, text: 'x' };
  expect(await slack.call('chat.update', args)).toEqual({ ok: false, error: 'cant_update_message' });
  expect(await slack.call('chat.delete', args)).toEqual({ ok: false, error: 'cant_delete_message' });
});

test('the last hundred messages are kept, and a restart loses none of them', async () => {
  const before = await openWorkspace();
  for (let at = 0; at < 103; at += 1) before.visitor.say('ada', `message ${at}`);
  await before.call('chat.postMessage', { channel: 'C0GENERAL', blocks: JSON.stringify([button('pay')]) });
  const after = await openWorkspace(JSON.parse(JSON.stringify(before.state)));
  expect(after.messages('ben')).toEqual(before.messages('ben'));
  expect(after.messages('ben')).toHaveLength(100);
  expect(after.messages('ben')[0]?.text).toBe('message 4');
  const times = after.messages('ben').map((one) => one.ts);
  expect(new Set(times).size).toBe(100);
  expect(times).toEqual([...times].sort());
});
