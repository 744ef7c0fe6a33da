import { expect, test } from 'vitest';
import { button, openWorkspace, until, words } from './workspace.ts';

test('the app gets a command as Slack sends it, and only the caller sees its acknowledgement', async () => {
  const slack = await openWorkspace();
  let body: Record<string, unknown> = {};
  await slack.connect((app) =>
    app.command('/tip', async (args) => {
      body = { ...args.body };
      await args.ack({ text: 'fallback', blocks: [{ type: 'header', text: words('Tip Ada') }] });
    }),
  );

  expect(await slack.visitor.command('ben', '/tip @ada 5 <b> & #general')).toEqual({ ok: true });

  expect(body).toMatchObject({
    command: '/tip',
    text: '<@U0ADA|ada> 5 &lt;b&gt; &amp; <#C0GENERAL|general>',
    team_id: 'T0TIPJAR',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    user_id: 'U0BEN',
    user_name: 'ben',
    api_app_id: 'A0TIPJAR',
    is_enterprise_install: 'false',
  });
  expect(slack.last('ben')).toMatchObject({
    user: 'U0TIPJAR',
    bot: true,
    ephemeral: true,
    text: 'fallback',
    blocks: [{ type: 'header', text: words('Tip Ada'), block_id: expect.any(String) }],
  });
  expect(slack.messages('ada')).toEqual([]);
  expect(slack.rejected).toEqual([]);
});

test('a command without should_escape gets what was typed', async () => {
  const slack = await openWorkspace();
  let text = '';
  await slack.connect((app) =>
    app.command('/plain', async ({ body, ack }) => {
      text = body.text;
      await ack();
    }),
  );
  await slack.visitor.command('ben', '/plain  @ada & <b> ');
  expect(text).toBe('@ada & <b>');
  expect(slack.messages('ben')).toEqual([]);
});

test('a command in a direct message comes from a channel called directmessage', async () => {
  const slack = await openWorkspace();
  let where: unknown[] = [];
  await slack.connect((app) =>
    app.command('/tip', async ({ body, ack }) => {
      where = [body.channel_id, body.channel_name];
      await ack('hello');
    }),
  );
  await slack.visitor.command('ben', '/tip', true);
  expect(where).toEqual(['D0BEN', 'directmessage']);
  expect(slack.last('ben')).toMatchObject({ direct: true, text: 'hello' });
});

test('everyone sees a response for the channel, after the command itself', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack({ response_type: 'in_channel', text: 'hi' })));
  await slack.visitor.command('ben', '/tip @ada');
  expect(slack.messages('max').map(({ user, text }) => [user, text])).toEqual([
    ['U0BEN', '/tip <@U0ADA>'],
    ['U0TIPJAR', 'hi'],
  ]);
});

test('an answer after the acknowledgement comes through the response_url, five times at most', async () => {
  const slack = await openWorkspace();
  const results: string[] = [];
  await slack.connect((app) =>
    app.command('/tip', async ({ ack, respond }) => {
      await ack();
      for (const at of [1, 2, 3, 4, 5, 6]) {
        const posted = respond({ text: `answer ${at}`, ...(at === 2 && { response_type: 'in_channel' as const }) });
        results.push(await posted.then(() => 'ok').catch((error: Error) => error.message));
      }
    }),
  );
  await slack.visitor.command('ben', '/tip');
  await until(() => results.length === 6);
  expect(results.slice(0, 5)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  expect(results[5]).toContain('404');
  expect(slack.rejected).toEqual([{ method: 'response_url', error: 'used_url', messages: [] }]);
  expect(slack.messages('ben').map((one) => one.text)).toEqual([1, 2, 3, 4, 5].map((at) => `answer ${at}`));
  expect(slack.messages('ada').map((one) => one.text)).toEqual(['answer 2']);
});

test('a response_url is refused after half an hour', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack()));
  await slack.visitor.command('ben', '/tip');
  const url = String(slack.hooks.sent[0]?.payload.response_url);
  slack.world.late = 30 * 60_000 + 1;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'late' }) });
  expect([answer.status, await answer.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  expect(slack.messages('ben')).toEqual([]);
});

test("a command's response_url replaces nothing, since it has no original message", async () => {
  const slack = await openWorkspace();
  let done = false;
  await slack.connect((app) =>
    app.command('/tip', async ({ ack, respond }) => {
      await ack({ text: 'first' });
      await respond({ text: 'second', replace_original: true });
      done = true;
    }),
  );
  await slack.visitor.command('ben', '/tip');
  await until(() => done);
  expect(slack.messages('ben').map((one) => one.text)).toEqual(['first', 'second']);
});

test('a wrong acknowledgement fails with the words of Slack and is recorded', async () => {
  const slack = await openWorkspace();
  const blocks = [button('a', { text: words('x'.repeat(76)) })];
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack({ text: 'x', blocks })));
  expect(await slack.visitor.command('ben', '/tip')).toEqual({
    ok: false,
    error: '/tip failed with the error "dispatch_failed"',
  });
  expect(slack.rejected).toEqual([
    {
      method: 'slash_commands',
      error: 'invalid_blocks',
      messages: ['must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]'],
    },
  ]);
  expect(slack.messages('ben')).toEqual([]);
});

test('a command that is not acknowledged in three seconds fails', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', async () => {}));
  const start = Date.now();
  const outcome = await slack.visitor.command('ben', '/tip');
  expect(outcome).toEqual({ ok: false, error: '/tip failed with the error "operation_timeout"' });
  expect(Date.now() - start).toBeGreaterThanOrEqual(2_990);
});

test('a command fails at once when no app is connected, or when the app does not have it', async () => {
  const slack = await openWorkspace();
  expect(slack.visitor.scene('ben').connected).toBe(false);
  expect(await slack.visitor.command('ben', '/tip')).toEqual({
    ok: false,
    error: '/tip failed with the error "dispatch_failed"',
  });
  expect(await slack.visitor.command('ben', '/tipp')).toEqual({ ok: false, error: '/tipp is not a valid command.' });
});

test("the page's suggestions come from the manifest", async () => {
  const { visitor } = await openWorkspace();
  const { commands, shortcuts } = visitor.scene('ben');
  expect(commands).toContainEqual({ command: '/tip', description: 'Tip somebody', usage_hint: '@member [amount]' });
  expect(commands).toContainEqual({ command: '/plain', description: 'Takes text as it is', usage_hint: '' });
  expect(shortcuts).toEqual([
    { name: 'Tip author', type: 'message', callback_id: 'tip_author' },
    { name: 'Set up', type: 'global', callback_id: 'set_up' },
  ]);
});
