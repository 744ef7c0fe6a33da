import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { gatewayFrameName, socketFrameName } from '../../sandbox/traffic/frame-name.ts';
import { redacted } from '../../sandbox/traffic/redacted.ts';
import { createTraffic } from '../../sandbox/traffic/traffic.ts';
import type { TrafficEntry } from '../../sandbox/traffic/traffic-entry.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

describe('the traffic that the page shows', () => {
  let town: OpenSandbox;
  beforeEach(async () => {
    town = await openSandbox();
  });
  afterEach(() => town.close());

  /** What the stream says at first: everything so far. */
  async function soFar(): Promise<TrafficEntry[]> {
    const left = new AbortController();
    const { body } = await fetch(`${town.url}/visit/traffic`, { signal: left.signal });
    let text = '';
    for await (const part of body ?? []) {
      text += Buffer.from(part).toString();
      if (text.includes('\n\n')) break;
    }
    left.abort();
    return JSON.parse(text.slice(text.indexOf('data: ') + 6).trim());
  }
  const ask = (path: string, init?: RequestInit) => fetch(`${town.url}${path}`, init);

  test('has each request, with its answer', async () => {
    const body = new URLSearchParams({ channel: 'C0GENERAL', blocks: '[{"type":"divider"}]', text: 'Hi' });
    const headers = { authorization: `Bearer ${town.tokens.slack}` };
    await ask('/slack/api/chat.postMessage', { method: 'POST', body, headers });
    await ask('/discord/api/v10/users/@me');
    await ask('/slack/files/F1/x');
    const [slack, discord, ...more] = await soFar();
    expect(slack).toMatchObject({ platform: 'slack', from: 'bot', name: 'POST /chat.postMessage', status: 200 });
    expect(slack?.sent).toMatchObject({ text: 'Hi', blocks: [{ type: 'divider' }] });
    expect(slack?.answered).toMatchObject({ ok: true });
    expect(slack?.milliseconds).toBeGreaterThanOrEqual(0);
    expect(discord).toMatchObject({ platform: 'discord', name: 'GET /users/@me', status: 401, sent: null });
    expect(more).toEqual([]);
  });

  test('has what goes through the gateway, both ways', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${town.port}/discord/gateway?v=10&encoding=json`);
    socket.on('open', () =>
      socket.send(JSON.stringify({ op: 2, d: { token: town.tokens.discord, intents: 1, properties: {} } })),
    );
    await expect
      .poll(async () => (await soFar()).map(({ from, name }) => [from, name]))
      .toEqual([
        ['platform', 'Hello'],
        ['bot', 'Identify'],
        ['platform', 'READY'],
        ['platform', 'GUILD_CREATE'],
      ]);
    socket.terminate();
  });

  test('has no token in it', async () => {
    const { discord, slack, socket } = town.tokens;
    await ask('/slack/api/auth.test', { method: 'POST', body: new URLSearchParams({ token: slack }) });
    await ask('/slack/api/apps.connections.open', { method: 'POST', headers: { authorization: `Bearer ${socket}` } });
    await ask('/discord/api/v10/gateway/bot', { headers: { authorization: `Bot ${discord}` } });
    await ask('/discord/api/v10/interactions/12/secret-token/callback', { method: 'POST', body: '{}' });
    await ask('/slack/response/secret-id', { method: 'POST', body: '{}' });
    const told = JSON.stringify(await soFar());
    expect(told).toContain('apps.connections.open');
    expect(told).toContain('interactions/12/');
    for (const secret of [discord, slack, socket, 'secret-token', 'secret-id']) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/ticket=[^(]/);
  });
});

test('of the traffic the newest 200 entries are kept', () => {
  const traffic = createTraffic();
  for (let id = 1; id <= 250; id += 1) traffic.frame('discord', 'bot', '{"op":1,"d":null}');
  const kept = traffic.after(0).map(({ id }) => id);
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, 51, 250]);
  expect(traffic.after(249).map(({ id }) => id)).toEqual([250]);
});

test('secrets are left out by their names, wherever they stand', () => {
  const payload = { token: 'a', d: [{ trigger_id: 'b', response_url: 'http://x/slack/response/c', text: 'd' }] };
  expect(redacted(payload)).toEqual({
    token: '(left out)',
    d: [{ trigger_id: '(left out)', response_url: '(left out)', text: 'd' }],
  });
});

test('what goes through a socket has the name that the platform gives it', () => {
  expect(gatewayFrameName({ op: 0, t: 'INTERACTION_CREATE', d: {} })).toBe('INTERACTION_CREATE');
  expect(gatewayFrameName({ op: 11, t: null })).toBe('HeartbeatAck');
  expect(gatewayFrameName('nonsense')).toBe('?');
  expect(socketFrameName({ type: 'slash_commands', payload: { command: '/tip' } })).toBe('slash_commands /tip');
  expect(socketFrameName({ type: 'interactive', payload: { type: 'block_actions' } })).toBe(
    'interactive block_actions',
  );
  expect(
    socketFrameName({ type: 'events_api', payload: { type: 'event_callback', event: { type: 'user_change' } } }),
  ).toBe('events_api user_change');
  expect(socketFrameName({ envelope_id: '1' })).toBe('acknowledgement');
});
