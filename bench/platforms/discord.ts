import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  GatewayOpcodes,
  InteractionType,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { accountOf, communityOf } from '../../src/discord/interaction.ts';
import { APART } from '../creators.ts';
import { fillable } from './fill.ts';
import { guildJson, snowflake } from './guild.ts';
import { type Asked, createWaiting, type Played } from './played.ts';
import { serve } from './serve.ts';

/** The creators are in so many servers, because the bot answers four calls of one server at a time, and sixteen of all. */
const ASKED_IN = 16;

const APPLICATION = snowflake(9, 1);
const userId = (creator: number) => snowflake(2, creator);
/** Nobody who asks is a creator too: nobody may tip themselves. */
const callerId = (caller: number) => snowflake(2, caller + 1_000_000);

const user = (id: string, name: string) => ({
  id,
  username: name,
  global_name: `Known as ${name}`,
  discriminator: '0',
  avatar: 'a_0123456789abcdef0123456789abcdef',
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
  clan: null,
  public_flags: 0,
});
const member = {
  roles: [snowflake(6, 1), snowflake(6, 2)],
  nick: null,
  avatar: null,
  banner: null,
  joined_at: '2024-05-01T12:00:00.000000+00:00',
  premium_since: null,
  pending: false,
  flags: 0,
  unusual_dm_activity_until: null,
  communication_disabled_until: null,
  permissions: '2248473465835073',
};

/** `/tip user:@creator`, with all that Discord sends along. */
const interaction = fillable(
  JSON.stringify({
    op: GatewayOpcodes.Dispatch,
    t: 'INTERACTION_CREATE',
    s: '@sequence@',
    d: {
      id: '@id@',
      token: 'aW50ZXJhY3Rpb246@id@@id@@id@@id@@id@@id@',
      application_id: APPLICATION,
      type: InteractionType.ApplicationCommand,
      version: 1,
      context: 0,
      attachment_size_limit: 10_485_760,
      guild_id: '@guild@',
      guild_locale: 'en-US',
      guild: { id: '@guild@', locale: 'en-US', features: ['COMMUNITY', 'NEWS', 'SOUNDBOARD'] },
      channel_id: '@channel@',
      channel: {
        id: '@channel@',
        guild_id: '@guild@',
        type: ChannelType.GuildText,
        name: 'general',
        topic: null,
        position: 1,
        parent_id: null,
        nsfw: false,
        flags: 0,
        rate_limit_per_user: 0,
        last_message_id: '@channel@',
        permissions: '2248473465835073',
      },
      member: { ...member, user: user('@caller@', 'caller@caller@') },
      locale: 'en-US',
      app_permissions: '2248473465835073',
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: { 0: '@guild@' },
      data: {
        id: snowflake(9, 2),
        name: 'tip',
        type: ApplicationCommandType.ChatInput,
        options: [{ name: 'user', type: ApplicationCommandOptionType.User, value: '@creator@' }],
        resolved: { users: { '@creator@': user('@creator@', 'creator@creator@') }, members: { '@creator@': member } },
      },
    },
  }).replace('"@sequence@"', '@sequence@'),
  ['sequence', 'id', 'guild', 'channel', 'caller', 'creator'],
);

/** Plays a Discord with a gateway of one shard, for a bot that is in so many servers. */
export async function openDiscord(servers: number): Promise<Played> {
  const waiting = createWaiting();
  let messages = 0;
  let calls = 0;
  let sequence = 0;
  let gateway: WebSocket | undefined;
  let connect = (): void => undefined;
  const connected = new Promise<void>((resolve) => {
    connect = resolve;
  });
  const guildOf = (creator: number) => Math.floor(creator / APART) % Math.min(servers, ASKED_IN);

  /** @param d JSON. */
  function dispatch(socket: WebSocket, t: string, d: string): void {
    sequence += 1;
    socket.send(`{"op":${GatewayOpcodes.Dispatch},"t":"${t}","s":${sequence},"d":${d}}`);
  }

  function identified(socket: WebSocket): void {
    const guilds = Array.from({ length: servers }, (_, number) => ({ id: snowflake(1, number), unavailable: true }));
    const ready = {
      v: 10,
      user: { ...user(APPLICATION, 'tip-jar'), bot: true, email: null, mfa_enabled: true, verified: true },
      guilds,
      session_id: '0123456789abcdef0123456789abcdef',
      session_type: 'normal',
      resume_gateway_url: url(),
      shard: [0, 1],
      application: { id: APPLICATION, flags: 0 },
    };
    dispatch(socket, 'READY', JSON.stringify(ready));
    for (const number of guilds.keys()) dispatch(socket, 'GUILD_CREATE', guildJson(number));
    gateway = socket;
    connect();
  }

  function joined(socket: WebSocket): void {
    socket.on('message', (data) => {
      const { op } = JSON.parse(String(data));
      if (op === GatewayOpcodes.Heartbeat) return socket.send(`{"op":${GatewayOpcodes.HeartbeatAck}}`);
      messages += 1;
      if (op === GatewayOpcodes.Identify) identified(socket);
    });
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } }));
  }

  function asked(method: string, path: string, body: string): [number, string?] {
    messages += 1;
    // As in /api/v10/interactions/1/token/callback.
    const [, , , what = '', id = ''] = path.split('/', 5);
    if (what === 'interactions') {
      waiting.answered(id, body);
      return [204];
    }
    if (what === 'gateway') {
      const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
      return [200, JSON.stringify({ url: url(), shards: 1, session_start_limit })];
    }
    if (method === 'PUT' && what === 'applications') return [200, '[]'];
    return [404, '{"code":0,"message":"404: Not Found"}'];
  }

  const server = await serve({ asked, joined });
  const url = () => `ws://127.0.0.1:${server.port}/gateway`;

  return {
    variables: { DISCORD_TOKEN: 'a.played.token', DISCORD_API_URL: `http://127.0.0.1:${server.port}/api` },
    connected,
    tip({ caller, creator }: Asked) {
      calls += 1;
      sequence += 1;
      const id = snowflake(3, calls);
      const guild = guildOf(creator);
      const answer = waiting.answer(id);
      gateway?.send(
        interaction({
          sequence: String(sequence),
          id,
          guild: snowflake(1, guild),
          channel: snowflake(4, guild),
          caller: callerId(caller),
          creator: userId(creator),
        }),
      );
      return answer;
    },
    messages: () => messages,
    user: userId,
    account: (creator) => accountOf(userId(creator)),
    community: (creator) => communityOf(snowflake(1, guildOf(creator))),
    close: server.close,
  };
}
