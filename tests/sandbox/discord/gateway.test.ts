import { createConnection } from 'node:net';
import { Events, GatewayIntentBits, MessageFlags, Partials, Status } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { channelId, guildId } from '../../../sandbox/discord/guild/guild.ts';
import { openBot, openDiscord, openTown, type Town } from './town.ts';

interface Payload {
  op: number;
  t: string | null;
  s: number | null;
  d: Record<string, unknown> & { session_id?: string };
}

/** A WebSocket on which the test sends whatever it wants. */
function connect({ setting }: Pick<Town, 'setting'>, query = '?v=10&encoding=json') {
  const socket = new WebSocket(`ws://127.0.0.1:${setting.port}/discord/gateway${query}`);
  onTestFinished(() => socket.terminate());
  const received: Payload[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (raw) => received.push(JSON.parse(String(raw))));
  const open = new Promise((resolve) => socket.on('open', resolve));
  const send = async (op: number, d: unknown) => {
    await open;
    socket.send(JSON.stringify({ op, d }));
  };
  const heard = async (fits: (payload: Payload) => boolean): Promise<Payload> => {
    for (;;) {
      const found = received.find(fits);
      if (found) return found;
      await new Promise((resolve) => socket.once('message', resolve));
    }
  };
  return { socket, received, closed, send, heard, event: (name: string) => heard(({ t }) => t === name) };
}

const identify = (token: string, intents = 1) => ({ token, intents, properties: {} });

test('a bot that identifies itself gets HELLO, READY and the guild', async () => {
  const town = await openDiscord();
  const { send, heard, event } = connect(town);
  expect((await heard(({ op }) => op === 10)).d).toEqual({ heartbeat_interval: 41250 });
  await send(1, null);
  await heard(({ op }) => op === 11);
  await send(2, identify(town.discord.token));
  expect(await event('READY')).toMatchObject({ s: 1, d: { v: 10, guilds: [{ id: guildId, unavailable: true }] } });
  const { d: guild } = await event('GUILD_CREATE');
  expect(guild).toMatchObject({ id: guildId, channels: [{ id: channelId }, { name: 'Lounge' }], member_count: 5 });
  expect(guild.roles).toMatchObject([{ id: guildId }, { name: 'Artists' }, { name: 'Time-out' }]);
  expect(guild.members).toMatchObject([{ user: { bot: true } }]);
});

test('a bot gets the members with the intent for them', async () => {
  const town = await openDiscord();
  const { send, event } = connect(town);
  await send(2, identify(town.discord.token, 3));
  expect((await event('GUILD_CREATE')).d.members).toHaveLength(5);
});

test.each([
  ['a wrong token', 2, identify('wrong'), 4004],
  ['an unknown intent', 2, { token: 'TOKEN', intents: 1 << 30, properties: {} }, 4013],
  ['an identification without intents', 2, { token: 'TOKEN', properties: {} }, 4002],
  ['a resume with a wrong token', 6, { token: 'wrong', session_id: 'x', seq: 0 }, 4004],
  ['anything before identifying', 3, {}, 4003],
])('%s closes the connection', async (_, op, d, code) => {
  const town = await openDiscord();
  const { send, closed } = connect(town);
  await send(op, 'token' in d && d.token === 'TOKEN' ? { ...d, token: town.discord.token } : d);
  expect(await closed).toBe(code);
});

test('a broken, too long, unknown or repeated payload closes the connection', async () => {
  const town = await openDiscord();
  const garbled = connect(town);
  await garbled.send(2, identify(town.discord.token));
  await garbled.event('READY');
  garbled.socket.send('{');
  expect(await garbled.closed).toBe(4002);
  const long = connect(town);
  await long.send(1, 'x'.repeat(4097));
  expect(await long.closed).toBe(4002);
  const unknown = connect(town);
  await unknown.send(2, identify(town.discord.token));
  await unknown.send(99, null);
  expect(await unknown.closed).toBe(4001);
  const twice = connect(town);
  await twice.send(2, identify(town.discord.token));
  await twice.send(2, identify(town.discord.token));
  expect(await twice.closed).toBe(4005);
  expect(await connect(town, '?v=9&encoding=json').closed).toBe(4012);
  expect(await connect(town, '?v=10&encoding=etf').closed).toBe(4012);
});

test('a resumed connection gets what it missed, in order, and then RESUMED', async () => {
  const town = await openDiscord();
  const before = connect(town);
  await before.send(2, identify(town.discord.token, GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages));
  const { d } = await before.event('READY');
  const { s } = await before.event('GUILD_CREATE');
  town.discord.gateway.dropSockets(4000);
  expect(await before.closed).toBe(4000);
  town.discord.visitor.say('ada', 'one');
  town.discord.visitor.say('ada', 'two');
  const after = connect(town);
  await after.send(6, { token: town.discord.token, session_id: d.session_id, seq: s });
  await after.event('RESUMED');
  expect(after.received.slice(1).map(({ t, s }) => [t, s])).toEqual([
    ['MESSAGE_CREATE', 3],
    ['MESSAGE_CREATE', 4],
    ['RESUMED', 5],
  ]);
});

test('a session that is unknown, ended or too old cannot be resumed', async () => {
  const town = await openDiscord();
  const resume = async (session_id: string | undefined, seq: number) => {
    const connection = connect(town);
    await connection.send(6, { token: town.discord.token, session_id, seq });
    return connection;
  };
  const invalid = ({ op, d }: Payload) => op === 9 && (d as unknown) === false;
  await (await resume('never', 1)).heard(invalid);

  const ended = connect(town);
  await ended.send(2, identify(town.discord.token));
  const one = await ended.event('READY');
  ended.socket.close(1000);
  await ended.closed;
  await expect.poll(() => town.discord.visitor.scene('ben').connected).toBe(false);
  await (await resume(one.d.session_id, 1)).heard(invalid);

  const old = connect(town);
  await old.send(2, identify(town.discord.token));
  const two = await old.event('READY');
  town.discord.gateway.dropSockets(4000);
  await old.closed;
  await expect.poll(() => town.discord.visitor.scene('ben').connected).toBe(false);
  expect(await (await resume(two.d.session_id, 99)).closed).toBe(4007);
  town.setting.ahead = 10 * 60_000;
  await (await resume(two.d.session_id, 1)).heard(invalid);
});

test('discord.js resumes after a dropped connection and answers what it missed', async () => {
  const town = await openTown();
  let resumed = false;
  town.client.on(Events.ShardResume, () => {
    resumed = true;
  });
  town.discord.gateway.dropSockets(4000);
  await expect.poll(() => town.visitor.scene('ben').connected).toBe(false);
  const outcome = town.visitor.command('ben', { name: 'hello' });
  const interaction = await town.next();
  if (interaction.isRepliable()) await interaction.reply({ content: 'Here I am', flags: MessageFlags.Ephemeral });
  expect(await outcome).toEqual({ ok: true });
  expect(resumed).toBe(true);
  expect(town.client.ws.status).toBe(Status.Ready);
});

test('discord.js gives up on a wrong token', async () => {
  const town = await openDiscord();
  const forged = { ...town, discord: { ...town.discord, token: 'wrong' } };
  await expect(openBot(forged)).rejects.toMatchObject({ code: 'TokenInvalid' });
});

test('a bot is told of an outage, of its removal from the guild, and of its return', async () => {
  const town = await openDiscord();
  const { client } = await openBot(town);
  const once = (event: Events.GuildDelete | Events.GuildCreate | Events.GuildUnavailable | Events.GuildAvailable) =>
    new Promise<string>((resolve) => client.once(event, (guild) => resolve(guild.id)));
  const out = once(Events.GuildUnavailable);
  town.discord.gateway.leaveGuild(true);
  expect(await out).toBe(guildId);
  const back = once(Events.GuildAvailable);
  town.discord.gateway.joinGuild();
  expect(await back).toBe(guildId);
  const gone = once(Events.GuildDelete);
  town.discord.gateway.leaveGuild(false);
  expect(await gone).toBe(guildId);
  const stranger = await openBot(town);
  expect(stranger.client.guilds.cache.size).toBe(0);
  const joined = once(Events.GuildCreate);
  town.discord.gateway.joinGuild();
  expect(await joined).toBe(guildId);
});

test('a bot gets messages with the intent for them, and their words with the intent for content', async () => {
  const town = await openDiscord();
  const { Guilds, GuildMessages, MessageContent, DirectMessages } = GatewayIntentBits;
  const heard: string[] = [];
  for (const [name, intents] of [
    ['none', Guilds],
    ['some', Guilds | GuildMessages],
    ['all', Guilds | GuildMessages | MessageContent | DirectMessages],
  ] as const) {
    const { client } = await openBot(town, undefined, { intents, partials: [Partials.Channel] });
    client.on(Events.MessageCreate, ({ content }) => heard.push(`${name}: ${content}`));
  }
  town.discord.visitor.say('ada', 'hello');
  town.discord.direct.say('ada', 'between us');
  await expect.poll(() => heard.toSorted()).toEqual(['all: between us', 'all: hello', 'some: ']);
});

test('a broken frame ends the connection, and the server keeps running', async () => {
  const town = await openDiscord();
  const socket = createConnection(town.setting.port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write(
    [
      'GET /discord/gateway?v=10&encoding=json HTTP/1.1',
      'Host: 127.0.0.1',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(Buffer.from([0xff, 0xff]));
  await closed;
  const { send, event } = connect(town);
  await send(2, identify(town.discord.token));
  await event('READY');
});

test('each shard gets its own guilds, and what happens in none of them goes to the first', async () => {
  const town = await openDiscord();
  const { gateway, token } = town.discord;
  const other = String(
    (BigInt(guildId) >> 22n) % 2n === 0n ? BigInt(guildId) + (1n << 22n) : BigInt(guildId) - (1n << 22n),
  );
  gateway.joinGuild(other);
  const own = Number((BigInt(guildId) >> 22n) % 2n);
  const shards = [connect(town), connect(town)];
  for (const [id, { send }] of shards.entries()) {
    await send(2, { ...identify(token, GatewayIntentBits.DirectMessages | 1), shard: [id, 2] });
  }
  for (const [id, { event }] of shards.entries()) {
    const guild = id === own ? guildId : other;
    expect((await event('READY')).d).toMatchObject({ shard: [id, 2], guilds: [{ id: guild, unavailable: true }] });
    expect((await event('GUILD_CREATE')).d).toMatchObject({ id: guild });
  }
  town.discord.direct.say('ada', 'between us');
  await shards[0]?.event('MESSAGE_CREATE');
  gateway.leaveGuild(false, other);
  await shards[1 - own]?.event('GUILD_DELETE');
  expect(shards[1]?.received.some(({ t }) => t === 'MESSAGE_CREATE')).toBe(false);
  expect(shards[own]?.received.some(({ t }) => t === 'GUILD_DELETE')).toBe(false);
});

test('shards are refused that don’t exist, that are too few, and that come too early', async () => {
  const town = await openDiscord();
  const { gateway, token } = town.discord;
  gateway.shard({ recommended: 4, required: 3, concurrency: 2, pause: 5_000 });
  const { json } = await town.request('GET', '/gateway/bot');
  expect(json).toMatchObject({ shards: 4, session_start_limit: { max_concurrency: 2 } });
  const asShard = async (...shard: [number, number]) => {
    const connection = connect(town);
    await connection.send(2, { ...identify(token), shard });
    return connection;
  };
  expect(await (await asShard(4, 4)).closed).toBe(4010);
  expect(await (await asShard(0, 2)).closed).toBe(4011);
  await (await asShard(0, 4)).event('READY');
  await (await asShard(1, 4)).event('READY');
  await (await asShard(2, 4)).heard(({ op, d }) => op === 9 && (d as unknown) === false);
  town.setting.ahead = 5_001;
  await (await asShard(2, 4)).event('READY');
});
