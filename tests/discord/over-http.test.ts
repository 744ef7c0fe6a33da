/** What arrives at the bot's own server, over real sockets, signed by the sandbox's Discord. */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/bot/answer.ts';
import { until } from '../support/stage.ts';
import { work } from '../support/work.ts';
import { interaction, openEndpoint, reply, type Sent } from './open-endpoint.ts';

const MINUTE = 60_000;
const TOKEN_OF_ANOTHER = 'DISCORD_APPLICATION_ID: is not the id of the application that DISCORD_TOKEN is for.';

describe('Discord’s requests', () => {
  it('are answered in their responses: a ping, a command and a suggestion', async () => {
    const { signed, calls } = await openEndpoint();
    const ping = await signed('{"type":1}');
    expect([ping.status, ping.headers['content-type'], ping.text]).toEqual([200, 'application/json', '{"type":1}']);

    const command = await signed(interaction('1'));
    expect([command.status, command.headers['content-type']]).toEqual([200, 'application/json']);
    expect(JSON.parse(command.text)).toMatchObject({ type: 4, data: { flags: 64 | (1 << 15) } });
    expect(calls).toMatchObject([{ id: '1', community: 'discord:5', command: 'tipjar help' }]);

    const options = [{ name: 'add', type: 1, options: [{ name: 'provider', type: 3, value: 'pay', focused: true }] }];
    const typing = await signed(interaction('2', { type: 4, data: { id: '1', type: 1, name: 'tipjar', options } }));
    expect(JSON.parse(typing.text).data.choices).toContainEqual({ name: 'PayPal', value: 'paypal' });
  });

  it('are answered each by its own, fifty at a time, over connections that stay', async () => {
    const { signed } = await openEndpoint({
      async answer(call) {
        await wait(Math.random() * 50);
        return reply(`for ${call.id}`);
      },
    });
    const ids = Array.from({ length: 50 }, (_, number) => String(number + 1));
    const answers = await Promise.all(ids.map((id) => signed(interaction(id))));
    for (const [at, { status, text }] of answers.entries()) {
      expect(status).toBe(200);
      expect(text).toContain(`for ${ids[at]}"`);
    }
  });

  const refused: [what: string, status: number, body: string, sent: Sent, later?: number][] = [
    ['another method', 405, '', { method: 'GET' }],
    ['another method with a body', 405, interaction('1'), { method: 'PUT' }],
    ['a path below', 404, interaction('1'), { path: '/discord/interactions/1' }],
    ['a body that is compressed', 415, interaction('1'), { headers: { 'content-encoding': 'gzip' } }],
    ['no signature', 401, interaction('1'), { headers: { 'x-signature-ed25519': '' } }],
    ['no time', 401, interaction('1'), { headers: { 'x-signature-timestamp': '' } }],
    ['another signature', 401, interaction('1'), { headers: { 'x-signature-ed25519': '0'.repeat(128) } }],
    ['half a signature', 401, interaction('1'), { headers: { 'x-signature-ed25519': '0'.repeat(64) } }],
    ['another time', 401, interaction('1'), { headers: { 'x-signature-timestamp': '1795867200' } }],
    ['a time of six minutes ago', 401, interaction('1'), {}, -6 * MINUTE],
    ['a time of six minutes from now', 401, interaction('1'), {}, 6 * MINUTE],
    ['no JSON', 400, 'command=/tip', {}],
    ['nothing', 400, '', {}],
    ['JSON that is no object', 400, '[null]', {}],
    ['no id', 400, interaction('1', { id: undefined }), {}],
    ['an id that is no text', 400, interaction('1', { id: 1 }), {}],
    ['no token', 400, interaction('1', { token: null }), {}],
    ['more than a megabyte', 413, interaction('1', { more: 'x'.repeat(1_100_000) }), {}],
  ];
  it.each(refused)('are refused, and asked nothing of, with %s', async (_, status, body, sent, later = 0) => {
    const { signed, calls, log } = await openEndpoint();
    const answer = await signed(body, sent, Date.now() + later);
    expect([answer.status, answer.text.length < 30]).toEqual([status, true]);
    if (status === 405) expect(answer.headers.allow).toBe('POST');
    expect(calls).toEqual([]);
    expect(log.times('discord: an answer could not be delivered')).toBe(0);
    expect((await signed(interaction('2'))).status).toBe(200);
  });

  it('are refused with a header that came twice, or not at all', async () => {
    const { endpoint, send } = await openEndpoint();
    const body = interaction('1');
    const headers = endpoint.sign(body, Date.now());
    expect((await send({ body })).status).toBe(401);
    for (const name of ['x-signature-ed25519', 'x-signature-timestamp']) {
      const value = headers[name] ?? '';
      expect((await send({ body, headers: { ...headers, [name]: [value, value] } })).status, name).toBe(401);
    }
    expect((await send({ body, headers })).status).toBe(200);
  });

  it('are read to the same limit where they don’t say how long they are', async () => {
    const { endpoint, send, calls } = await openEndpoint();
    const chunked = (body: string) =>
      send({ body, headers: { ...endpoint.sign(body, Date.now()), 'transfer-encoding': 'chunked' } });
    expect((await chunked(interaction('1', { more: 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect(calls).toEqual([]);
    expect((await chunked(interaction('1', { more: 'x'.repeat(900_000) }))).status).toBe(200);
  });

  it('are not waited for when they come too slowly, head or body', async () => {
    const { port, signed } = await openEndpoint({ slowest: 300 });
    const slow = (text: string) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => {
          heard += data;
        });
        socket.on('close', () => resolve(heard));
      });
    const head = 'POST /discord/interactions HTTP/1.1\r\nHost: x\r\n';
    const signature = `X-Signature-Ed25519: ${'0'.repeat(128)}\r\nX-Signature-Timestamp: 1\r\n`;
    const answers = await Promise.all([slow(head), slow(`${head}${signature}Content-Length: 100\r\n\r\n{`)]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect((await signed(interaction('1'))).status).toBe(200);
  });

  it('that were signed long ago are logged once a minute, because a wrong clock refuses all of them', async () => {
    const { signed, log } = await openEndpoint();
    await signed(interaction('1'), {}, Date.now() - 10 * MINUTE);
    await signed(interaction('2'), {}, Date.now() - 10 * MINUTE);
    await signed(interaction('3'), { headers: { 'x-signature-timestamp': '1' } });
    expect(log.said().filter((line) => line.includes('is the time of this machine right?'))).toHaveLength(1);
  });

  it('are done once where they are sent again', async () => {
    const { endpoint, send, calls } = await openEndpoint();
    const body = interaction('1');
    const headers = endpoint.sign(body, Date.now());
    expect((await send({ body, headers })).status).toBe(200);
    expect((await send({ body, headers })).status).toBe(401);
    expect((await send({ body, headers: endpoint.sign(body, Date.now() + 1_000) })).status).toBe(401);
    expect(calls).toHaveLength(1);
  });
});

describe('an answer over HTTP', () => {
  const file = { name: 'tip-jar.json', type: 'application/json', content: new TextEncoder().encode('{}') };
  const posted = { title: ['For everybody'], parts: [] };

  it('with a file is posted, and the request is told so', async () => {
    const { discord, signed, setting } = await openEndpoint({
      answer: async () => ({ ...reply('Here'), file }) as Answer,
    });
    const asked: string[] = [];
    setting.answer = (path) => {
      asked.push(path);
      return path.endsWith('/callback') ? new Response(null, { status: 204 }) : undefined;
    };
    const answer = await signed(interaction('1'));
    expect([answer.status, answer.text]).toEqual([202, '']);
    expect(asked.filter((path) => path.endsWith('/interactions/1/token1/callback'))).toHaveLength(1);
    expect(discord.rejected).toEqual([]);
  });

  it('that more follows upon is with Discord before that is sent', async () => {
    const { signed, setting } = await openEndpoint({
      answer: async () => ({ ...reply('Here'), toChannel: posted }) as Answer,
    });
    const asked: string[] = [];
    setting.answer = (path) => {
      if (!/callback|webhooks/.test(path)) return undefined;
      asked.push(path.replace(/.*\/v10/, ''));
      return new Response(null, { status: 204 });
    };
    expect((await signed(interaction('1'))).status).toBe(202);
    await until(() => asked.length === 2);
    expect(asked).toEqual(['/interactions/1/token1/callback', '/webhooks/1000000000000000001/token1']);
  });

  it('that is late is announced as for the gateway, and filled in', async () => {
    const { discord, endpoint, port, connection } = await openEndpoint({
      async answer() {
        await wait(2_300);
        return reply('At last');
      },
    });
    await connection.start();
    await until(() => discord.visitor.scene('ben').commands.length > 0);
    endpoint.interactions = `http://127.0.0.1:${port}/discord/interactions`;
    expect(await discord.visitor.command('ben', { name: 'tipjar', options: [{ name: 'help', options: [] }] })).toEqual({
      ok: true,
    });
    await until(() => JSON.stringify(discord.visitor.scene('ben').messages).includes('At last'));
    expect(discord.rejected).toEqual([]);
  });

  it('goes into the request where Discord doesn’t take it otherwise', async () => {
    const { signed, setting } = await openEndpoint({
      answer: async () => ({ ...reply('Here'), toChannel: posted }) as Answer,
    });
    setting.answer = (path) => (path.endsWith('/callback') ? new Response('no', { status: 404 }) : undefined);
    const answer = await signed(interaction('1'));
    expect([answer.status, JSON.parse(answer.text).type]).toEqual([200, 4]);
  });

  it('is posted where the request was closed before, and nobody else notices', async () => {
    const called = work();
    const go = work();
    const { endpoint, port, signed, setting, log } = await openEndpoint({
      async answer({ id }) {
        called.finish();
        if (id === '1') await go.promise;
        return reply('Here');
      },
    });
    const asked: string[] = [];
    setting.answer = (path) => {
      if (!path.endsWith('/callback')) return undefined;
      asked.push(path);
      return new Response(null, { status: 204 });
    };
    const body = interaction('1');
    const headers = Object.entries({ ...endpoint.sign(body, Date.now()), host: 'x', 'content-length': body.length });
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`POST /discord/interactions HTTP/1.1\r\n${head}\r\n${body}`),
    );
    await called.promise;
    socket.resetAndDestroy();
    await wait(50);
    go.finish();
    await until(() => asked.length === 1);
    expect((await signed(interaction('2'))).status).toBe(200);
    expect(log.said().filter((line) => line.includes('could not be delivered'))).toEqual([]);
  });

  it('is waited for while the bot stops, which takes nothing new meanwhile', async () => {
    const called = work();
    const go = work();
    const { connection, signed } = await openEndpoint({
      async answer() {
        called.finish();
        await go.promise;
        return reply('Here');
      },
    });
    await connection.start();
    const first = signed(interaction('1'));
    await called.promise;
    let stopped = false;
    const stopping = connection.stop().then(() => {
      stopped = true;
    });
    expect((await signed(interaction('2'))).status).toBe(503);
    expect((await signed('{"type":1}')).status).toBe(503);
    expect(stopped).toBe(false);
    go.finish();
    expect((await first).status).toBe(200);
    await stopping;
  });
});

describe('the connection over HTTP', () => {
  it('is up once Discord knows the token, says what to enter where, and has the commands registered', async () => {
    const { connection, log } = await openEndpoint({ publicUrl: 'https://tips.example.com' });
    expect(connection.downSince()).toBeDefined();
    await connection.start();
    expect([connection.connected(), connection.downSince()]).toEqual([true, undefined]);
    await until(() => log.times('discord: commands registered') === 1);
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        interactions: 'https://tips.example.com/discord/interactions',
        events: 'https://tips.example.com/discord/events',
      }),
    );
  });

  it('takes calls where only Discord’s answer about the application is missing, and says so', async () => {
    const { connection, setting, signed, log } = await openEndpoint();
    setting.answer = (path) =>
      path.endsWith('/applications/@me')
        ? Response.json({ message: 'Not Found', code: 0 }, { status: 404 })
        : undefined;
    await connection.start();
    expect(connection.connected()).toBe(true);
    expect((await signed(JSON.stringify({ type: 1 }))).status).toBe(200);
    expect(
      log.times('discord: it could not be checked that the token, the key and the id are of one application'),
    ).toBe(1);
  });

  it.each([
    ['a token that Discord refuses', { token: 'wrong' }, 'DISCORD_TOKEN: Discord refuses this token.'],
    ['the id of another application', { applicationId: '1' }, TOKEN_OF_ANOTHER],
  ])('ends with the variable’s name for %s', async (_, settings, sentence) => {
    const { connection, refusals } = await openEndpoint(settings);
    await connection.start();
    expect(refusals).toEqual([sentence]);
    expect(connection.connected()).toBe(false);
  });

  it('goes on with another key than Discord’s, and says so: Discord may be about to change it', async () => {
    const { connection, log } = await openEndpoint({ publicKey: 'ab'.repeat(32) });
    await connection.start();
    expect(log.said().filter((line) => line.startsWith('DISCORD_PUBLIC_KEY: '))).toHaveLength(1);
  });

  it('is tried again until Discord can be reached', async () => {
    const { connection, setting, log } = await openEndpoint();
    setting.failing = /applications\/@me$/;
    const started = connection.start();
    await until(() => log.times('discord: could not connect; trying again') === 1);
    expect(connection.connected()).toBe(false);
    setting.failing = undefined;
    await started;
    expect(connection.connected()).toBe(true);
  });

  it('ends with the token’s name where that is refused later', async () => {
    const { connection, signed, setting, refusals } = await openEndpoint();
    await connection.start();
    setting.answer = (path) =>
      path.endsWith('/callback') ? undefined : Response.json({ message: '401: Unauthorized' }, { status: 401 });
    const id = `tip||12345678|${Date.now().toString(36)}|5`;
    const letter = { type: 3, guild_id: undefined, member: undefined, user: { id: '7', username: 'ben' } };
    await signed(interaction('1', { ...letter, data: { component_type: 2, custom_id: id } }));
    await until(() => refusals.length > 0);
    expect(refusals).toEqual(['DISCORD_TOKEN: Discord refuses this token.']);
  });
});

describe('the servers that have the bot, over HTTP', () => {
  it('are asked for at the start and again after a while, also those that came back', async () => {
    const { connection, discord, told } = await openEndpoint({ rest: 100 });
    await connection.start();
    await until(() => told.length > 1);
    expect(told.slice(0, 2)).toEqual(['back discord:1000000000000000002', 'on discord: discord:1000000000000000002']);
    discord.gateway.leaveGuild(false);
    await until(() => told.includes('on discord: nowhere'));
  });

  it('are those of before where Discord doesn’t say, until it does', async () => {
    const { connection, setting, told, log } = await openEndpoint();
    setting.failing = /users\/@me\/guilds$/;
    await connection.start();
    await until(() => log.said().some((line) => line.includes('could not be listed')));
    expect(told).toEqual([]);
    setting.failing = undefined;
    await until(() => told.length === 2);
  });
});

describe('webhook events', () => {
  const path = '/discord/events';
  const event = (type: string, data: object) =>
    JSON.stringify({ version: 1, application_id: '1', type: 1, event: { type, timestamp: '2026-11-28', data } });
  const user = { id: '7', username: 'ben' };

  it('are taken with an empty response, a ping too', async () => {
    const { signed } = await openEndpoint();
    for (const body of [
      '{"type":0}',
      event('ENTITLEMENT_CREATE', {}),
      '{}',
      'null',
      event('APPLICATION_AUTHORIZED', {}),
    ]) {
      const answer = await signed(body, { path });
      expect([answer.status, answer.text]).toEqual([204, '']);
    }
  });

  it('tell of a server that adds the bot, whose owner is greeted, or who added it', async () => {
    const { signed, told, greeted } = await openEndpoint();
    const guild = { id: '5', owner_id: '8', preferred_locale: 'fr' };
    await signed(event('APPLICATION_AUTHORIZED', { integration_type: 0, user, scopes: [], guild }), { path });
    await signed(event('APPLICATION_AUTHORIZED', { integration_type: 0, user, guild: { id: '6' } }), { path });
    expect(greeted).toEqual([
      { community: 'discord:5', owner: 'discord:8', language: 'fr' },
      { community: 'discord:6', owner: 'discord:7', language: 'en' },
    ]);
    expect(told).toEqual(['back discord:5', 'back discord:6']);
  });

  it('are told again where the server that adds the bot could not be saved', async () => {
    const outcomes = [undefined, true, false];
    const { signed, greeted } = await openEndpoint({ greet: async () => outcomes.shift() });
    const body = event('APPLICATION_AUTHORIZED', { integration_type: 0, user, guild: { id: '6' } });
    const statuses: number[] = [];
    for (const _ of [1, 2, 3]) statuses.push((await signed(body, { path })).status);
    expect(statuses).toEqual([503, 204, 204]);
    expect(greeted).toHaveLength(3);
  });

  it('say nothing of a server where somebody authorizes the bot for themselves, or takes that back', async () => {
    const { signed, told, greeted } = await openEndpoint();
    await signed(event('APPLICATION_AUTHORIZED', { integration_type: 1, user, scopes: [] }), { path });
    expect((await signed(event('APPLICATION_DEAUTHORIZED', { user }), { path })).status).toBe(204);
    expect([told, greeted]).toEqual([[], []]);
  });

  it('are refused where nobody has signed them', async () => {
    const { send, signed, greeted } = await openEndpoint();
    const body = event('APPLICATION_AUTHORIZED', { integration_type: 0, user, guild: { id: '6' } });
    expect((await send({ path, body })).status).toBe(401);
    expect((await signed(body, { path }, Date.now() - 6 * MINUTE)).status).toBe(401);
    expect((await send({ path, method: 'GET' })).status).toBe(405);
    expect(greeted).toEqual([]);
  });
});
