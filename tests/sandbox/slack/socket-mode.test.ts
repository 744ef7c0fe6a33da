import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openWorkspace, until } from './workspace.ts';

async function rawSocket(slack: Awaited<ReturnType<typeof openWorkspace>>) {
  const { url } = await slack.call('apps.connections.open', {}, slack.appToken);
  const socket = new WebSocket(String(url));
  const heard: Record<string, unknown>[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return { socket, heard, closed, url: String(url) };
}

test('a connection starts with hello, and an address can be used for one connection', async () => {
  const slack = await openWorkspace();
  const { heard, url } = await rawSocket(slack);
  await until(() => heard.length > 0);
  expect(heard[0]).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: 'A0TIPJAR' },
    debug_info: { host: expect.any(String) },
  });
  expect(slack.visitor.scene('ben').connected).toBe(true);
  expect(slack.world.changes).toBe(1);
  const again = new WebSocket(url);
  const error = await new Promise<Error>((resolve) => again.on('error', resolve));
  expect(error.message).toContain('403');
});

test('an eleventh connection is refused', async () => {
  const slack = await openWorkspace();
  for (let at = 0; at < 10; at += 1)
    await until(
      (
        (one) => () =>
          one.heard.length > 0
      )(await rawSocket(slack)),
    );
  const last = await rawSocket(slack);
  await last.closed;
  expect(last.heard).toEqual([{ type: 'disconnect', reason: 'too_many_websockets' }]);
});

test('each payload goes to one socket, and the sockets take turns', async () => {
  const slack = await openWorkspace();
  const got = [0, 0];
  for (const at of [0, 1])
    await slack.connect((app) =>
      app.command('/tip', async ({ ack }) => {
        got[at] = (got[at] ?? 0) + 1;
        await ack();
      }),
    );
  for (let at = 0; at < 4; at += 1) await slack.visitor.command('ben', '/tip');
  expect(got).toEqual([2, 2]);
});

test('nonsense on a socket is no acknowledgement and breaks nothing', async () => {
  const slack = await openWorkspace();
  const { socket, heard } = await rawSocket(slack);
  await until(() => heard.length > 0);
  socket.send('nonsense');
  socket.send('{"envelope_id":5}');
  await expect(slack.hooks.deliver({ type: 'interactive', payload: { type: 'x' } })).rejects.toThrow(
    'operation_timeout',
  );
  expect(heard[1]).toMatchObject({ type: 'interactive', accepts_response_payload: true, payload: { type: 'x' } });
});

test('the real client reconnects after it was asked to disconnect', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack('here')));
  slack.hooks.disconnect('refresh_requested');
  expect(slack.visitor.scene('ben').connected).toBe(false);
  await until(() => slack.visitor.scene('ben').connected, 15_000);
  expect(await slack.visitor.command('ben', '/tip')).toEqual({ ok: true });
});

test('the real client reconnects after a broken connection', async () => {
  const slack = await openWorkspace();
  await slack.connect((app) => app.command('/tip', ({ ack }) => ack('here')));
  slack.hooks.drop();
  await until(() => !slack.visitor.scene('ben').connected);
  await until(() => slack.visitor.scene('ben').connected, 15_000);
  expect(await slack.visitor.command('ben', '/tip')).toEqual({ ok: true });
});

test('a socket still gets payloads after a warning', async () => {
  const slack = await openWorkspace();
  const { socket, heard } = await rawSocket(slack);
  await until(() => heard.length > 0);
  slack.hooks.disconnect('warning');
  socket.on('message', (data) => {
    const { envelope_id } = JSON.parse(String(data));
    if (envelope_id) socket.send(JSON.stringify({ envelope_id }));
  });
  expect(await slack.visitor.command('ben', '/tip')).toEqual({ ok: true });
  expect(heard[1]).toMatchObject({ type: 'disconnect', reason: 'warning' });
});

test('an envelope can be delivered again, and an event is wrapped as the Events API does', async () => {
  const slack = await openWorkspace();
  const seen: unknown[] = [];
  await slack.connect((app) => {
    app.command('/tip', async ({ ack, body }) => {
      seen.push(body.trigger_id);
      await ack('once');
    });
    app.event('app_uninstalled', async ({ body }) => void seen.push(body.event_id));
    app.event('tokens_revoked', async ({ event }) => void seen.push(event.tokens));
  });
  await slack.visitor.command('ben', '/tip');
  const [envelope] = slack.hooks.sent;
  if (!envelope) throw new Error('nothing was sent');
  expect(await slack.hooks.deliver(envelope)).toEqual({ text: 'once' });
  expect(seen[0]).toBe(seen[1]);
  expect(slack.messages('ben')).toHaveLength(1);

  await slack.hooks.event({ type: 'app_uninstalled' });
  const event = slack.hooks.sent.at(-1);
  if (!event) throw new Error('nothing was sent');
  await slack.hooks.deliver({ ...event, retry: { retry_attempt: 1, retry_reason: 'timeout' } });
  await slack.hooks.event({ type: 'tokens_revoked', tokens: { bot: ['U0TIPJAR'] } });
  await until(() => seen.length === 5);
  expect(seen[2]).toBe(seen[3]);
  expect(seen[4]).toEqual({ bot: ['U0TIPJAR'] });
});
