import { expect, test } from 'vitest';
import { openWorkspace, words } from './workspace.ts';

test('a call needs the right token', async () => {
  const slack = await openWorkspace();
  expect(await slack.call('auth.test')).toMatchObject({ ok: true, user_id: 'U0TIPJAR', bot_id: 'B0TIPJAR' });
  expect(await slack.call('auth.test', {}, '')).toEqual({ ok: false, error: 'not_authed' });
  expect(await slack.call('auth.test', {}, 'xoxb-other')).toEqual({ ok: false, error: 'invalid_auth' });
  expect(await slack.call('apps.connections.open')).toEqual({ ok: false, error: 'not_allowed_token_type' });
  expect(await slack.call('auth.test', {}, slack.appToken)).toEqual({ ok: false, error: 'not_allowed_token_type' });
  expect(await slack.call('nonsense.method')).toEqual({ ok: false, error: 'unknown_method' });
  expect(await slack.call('constructor')).toEqual({ ok: false, error: 'unknown_method' });
});

test('the token may be in the form, and arguments in JSON or in the address', async () => {
  const { base, botToken } = await openWorkspace();
  const answer = async (path: string, init: RequestInit) => (await fetch(`${base}/api/${path}`, init)).json();
  const authorization = `Bearer ${botToken}`;
  const form = new URLSearchParams({ token: botToken, user: 'U0ADA' });
  expect(await answer('users.info', { method: 'POST', body: form })).toMatchObject({ ok: true });
  const headers = { authorization, 'content-type': 'application/json; charset=utf-8' };
  const blocks = [{ type: 'divider' }];
  expect(
    await answer('chat.postMessage', {
      method: 'POST',
      headers,
      body: JSON.stringify({ channel: '#general', blocks }),
    }),
  ).toMatchObject({ ok: true, channel: 'C0GENERAL' });
  expect(await answer('users.info?user=U0ADA', { headers: { authorization } })).toMatchObject({ ok: true });
  expect(await answer('users.info', { method: 'POST', headers, body: '{' })).toMatchObject({ error: 'invalid_json' });
});

test('users have the names of the town and the language that the visitor chose', async () => {
  const slack = await openWorkspace();
  const info = async (user: string) =>
    (await slack.call('users.info', { user, include_locale: 'true' })).user as Record<string, unknown>;
  expect(await info('U0ADA')).toMatchObject({
    name: 'ada',
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_bot: false,
    deleted: false,
    locale: 'en-US',
    profile: { display_name: 'Ada' },
  });
  slack.world.locale = 'fr';
  expect(await info('U0GRACE')).toMatchObject({ is_admin: true, locale: 'fr-FR' });
  expect(await info('U0TIPJAR')).toMatchObject({ is_bot: true });
  expect(await slack.call('users.info', { user: 'U0ADA' })).not.toHaveProperty('user.locale');
  expect(await slack.call('users.info', { user: 'U0NOBODY' })).toEqual({ ok: false, error: 'user_not_found' });
  expect(await slack.call('users.info')).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: user [json-pointer:]'] },
  });
});

test('lists come in pages', async () => {
  const { client } = await (await openWorkspace()).connect();
  const names: unknown[] = [];
  let cursor = '';
  do {
    const { members = [], response_metadata } = await client.users.list({ limit: 2, cursor });
    names.push(members.map((one) => one.name));
    cursor = response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  expect(names).toEqual([['ada', 'ben'], ['grace', 'max'], ['tipjar']]);
  await expect(client.users.list({ cursor: 'bad!' })).rejects.toThrow('invalid_cursor');
});

test('the members of a user group are the people with the role', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  const { usergroups } = await client.usergroups.list({ include_users: true });
  expect(usergroups).toMatchObject([
    { id: 'S0ARTISTS', handle: 'artists', users: ['U0ADA'] },
    { id: 'S0TIMEOUT', handle: 'time-out', users: ['U0MAX'] },
  ]);
  expect((await client.usergroups.list({})).usergroups?.[0]).not.toHaveProperty('users');
  expect((await client.usergroups.users.list({ usergroup: 'S0TIMEOUT' })).users).toEqual(['U0MAX']);
  await expect(client.usergroups.users.list({ usergroup: 'S0NONE' })).rejects.toThrow('no_such_subteam');
});

test('an app can read about the workspace, the bot and the channels', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  expect((await client.team.info()).team).toMatchObject({ id: 'T0TIPJAR' });
  expect((await client.bots.info({ bot: 'B0TIPJAR' })).bot).toMatchObject({ user_id: 'U0TIPJAR' });
  await expect(client.bots.info({ bot: 'B0NONE' })).rejects.toThrow('bot_not_found');
  expect((await client.conversations.info({ channel: 'C0GENERAL' })).channel).toMatchObject({ name: 'general' });
  expect((await client.conversations.members({ channel: 'C0GENERAL' })).members).toContain('U0MAX');
  expect((await client.conversations.open({ users: 'U0BEN' })).channel).toEqual({ id: 'D0BEN' });
  await expect(client.conversations.open({ users: 'U0NONE' })).rejects.toThrow('user_not_found');
  await expect(client.conversations.info({ channel: 'C0NONE' })).rejects.toThrow('channel_not_found');
});

test.each<[string, Record<string, string>, string]>([
  ['chat.postMessage', { channel: 'C0GENERAL' }, 'no_text'],
  ['chat.postMessage', { channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: 'C0GENERAL', text: 'x'.repeat(40_001) }, 'msg_too_long'],
  ['chat.postMessage', { channel: 'C0GENERAL', blocks: '{' }, 'invalid_blocks_format'],
  ['chat.postMessage', { channel: 'C0GENERAL', blocks: '{}' }, 'invalid_blocks_format'],
  ['chat.postMessage', { channel: 'C0GENERAL', blocks: '[{"type":"fancy"}]' }, 'invalid_blocks'],
  ['chat.postMessage', { channel: 'C0GENERAL', blocks: long(5) }, 'msg_blocks_too_long'],
  ['views.open', { trigger_id: 'x' }, 'invalid_arguments'],
  ['views.open', { trigger_id: 'x', view: '{' }, 'invalid_arguments'],
  ['users.info', {}, 'invalid_arguments'],
])('%s refuses what Slack refuses, and records it (case %#)', async (method, args, error) => {
  const slack = await openWorkspace();
  expect(await slack.call(method, args)).toMatchObject({ ok: false, error });
  expect(slack.rejected).toMatchObject([{ method, error }]);
  expect(slack.messages('ada')).toEqual([]);
});

function long(sections: number): string {
  const text = words('x'.repeat(3000));
  return JSON.stringify(Array.from({ length: sections }, () => ({ type: 'section', text })));
}

test('a method can be made to fail as Slack fails, and to hang', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  const post = () => client.chat.postMessage({ channel: 'C0GENERAL', text: 'x' });
  slack.hooks.fail('chat.postMessage', 'internal_error');
  await expect(post()).rejects.toThrow('internal_error');
  slack.hooks.fail('chat.postMessage', { status: 500 });
  await expect(post()).rejects.toThrow('500');
  slack.hooks.fail('chat.postMessage', { status: 429, retryAfter: 7 });
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  slack.hooks.fail('chat.postMessage', 'hang');
  const hanging = post().catch(() => 'ended');
  expect(await Promise.race([hanging, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))])).toBe('waits');
  slack.hooks.fail('chat.postMessage', null);
  await post();
  expect(slack.messages('ada')).toHaveLength(1);
  expect(slack.rejected).toEqual([]);
  await slack.close();
  expect(await hanging).toBe('ended');
});
