import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  GatewayDispatchEvents,
  GatewayOpcodes,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { createEndpoint } from '../../../sandbox/discord/interactions/endpoint.ts';
import type { RawOption } from '../../../src/bot/call.ts';
import { accountOf, communityOf } from '../../../src/discord/interaction.ts';
import { type Crowd, createLedger, type Deed, type Somebody } from './crowd.ts';
import { type Asked, serve, type Told } from './serve.ts';

/** Long enough for an id of Discord’s. */
const snowflake = (kind: number, number: number) => `${kind}${String(number).padStart(17, '0')}`;
const guildId = (community: number) => snowflake(1, community);
const userId = (person: number) => snowflake(2, person);
const channelId = (community: number) => snowflake(4, community);
const APPLICATION = snowflake(9, 1);

const userOf = (id: string) => ({ id, username: `u${Number(id.slice(1))}`, global_name: null, avatar: null });
const memberOf = (id: string) => ({ user: userOf(id), roles: [], nick: null, joined_at: '2024-05-01T12:00:00+00:00' });

/** What Discord's crowd has beside those of all platforms: it may send interactions over HTTP as well. */
export interface DiscordCrowd extends Crowd {
  /** By these, beside `variables`, a bot takes interactions over HTTP. */
  httpVariables: Record<string, string>;
  /** The body and the headers of a request that tells of a deed, signed now. */
  signed(deed: Deed): { body: string; headers: Record<string, string> };
  /** Does something with what a bot shows by a request of its own, each time that it does. */
  filledIn(work: (id: string, shown: unknown) => void): void;
}

/** A Discord with a gateway of one shard; any number of bots may connect. Of messages with one nonce it takes one. */
export async function openDiscordCrowd(): Promise<DiscordCrowd> {
  const ledger = createLedger();
  const endpoint = createEndpoint();
  const nonces = new Map<string, string>();
  let filled = (_id: string, _shown: unknown): void => undefined;
  const posts: Crowd['posts'] = [];
  /** All servers in which anything was done. */
  const guilds = new Set<string>();
  let sockets: WebSocket[] = [];
  const sequences = new WeakMap<WebSocket, number>();
  let interactions = 0;

  function dispatch(socket: WebSocket, t: string, d: object): void {
    const s = (sequences.get(socket) ?? 0) + 1;
    sequences.set(socket, s);
    socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, t, s, d }));
  }

  function joined(socket: WebSocket): void {
    socket.on('message', (raw) => {
      const { op } = JSON.parse(String(raw));
      if (op === GatewayOpcodes.Heartbeat) socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
      if (op !== GatewayOpcodes.Identify) return;
      dispatch(socket, GatewayDispatchEvents.Ready, {
        v: 10,
        user: { ...userOf(APPLICATION), bot: true },
        guilds: [...guilds].map((id) => ({ id, unavailable: true })),
        session_id: String(Math.random()),
        resume_gateway_url: gateway(),
        application: { id: APPLICATION, flags: 0 },
      });
      sockets.push(socket);
    });
    socket.on('close', () => {
      sockets = sockets.filter((one) => one !== socket);
    });
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 41_250 } }));
  }

  function asked({ method, path, query, body }: Asked): Told {
    const [, , , what = '', id = '', third = '', last = ''] = path.split('/');
    switch (`${method} ${what}`) {
      case 'GET gateway':
        return [200, { url: gateway(), shards: 1, session_start_limit: LIMIT }];
      case 'POST interactions': {
        const first = Number(body.type) !== InteractionResponseType.DeferredChannelMessageWithSource;
        const taken = ledger.answered(id, { first: true, ...(first && { shown: body.data }) });
        if (taken && first) filled(id, body.data);
        return taken ? [204] : [400, { code: 40060, message: 'Interaction has already been acknowledged.' }];
      }
      case 'PATCH webhooks':
        ledger.answered(third, { shown: body });
        filled(third, body);
        return [200, { id: snowflake(5, 1), channel_id: id }];
      case 'GET guilds':
        if (third === 'members') return [200, memberOf(last)];
        if (third === 'channels') return [200, [{ id: channelId(Number(id.slice(1))), type: ChannelType.GuildText }]];
        return [200, third === '' ? { id, name: 'A server' } : []];
      case 'POST channels': {
        const nonce = String(body.nonce ?? posts.length);
        const before = body.enforce_nonce === true ? nonces.get(nonce) : undefined;
        if (before !== undefined) return [200, { id: before, channel_id: id }];
        posts.push({ channel: id, text: JSON.stringify(body) });
        nonces.set(nonce, snowflake(5, posts.length));
        return [200, { id: snowflake(5, posts.length), channel_id: id }];
      }
      case 'GET applications':
        return [200, { id: APPLICATION, verify_key: endpoint.publicKey }];
      case 'GET users':
        return [200, [...guilds].filter((one) => one > (query.get('after') ?? '')).map((one) => ({ id: one }))];
      case 'POST users':
        return [200, { id: `8${String(body.recipient_id).slice(1)}` }];
      default:
        return [200, []];
    }
  }

  const server = await serve({ asked, joined });
  const gateway = () => `ws://127.0.0.1:${server.port}/gateway`;

  function interaction({ community, person, admin = false }: Somebody, type: InteractionType, more: object): Deed {
    interactions += 1;
    guilds.add(guildId(community));
    const id = snowflake(3, interactions);
    const permissions = String(admin ? PermissionFlagsBits.Administrator : PermissionFlagsBits.SendMessages);
    const payload = {
      id,
      // The token leads back from where a deferred answer is filled in.
      token: id,
      application_id: APPLICATION,
      type,
      version: 1,
      guild_id: guildId(community),
      channel: { id: channelId(community), type: ChannelType.GuildText },
      channel_id: channelId(community),
      member: { ...memberOf(userId(person)), permissions },
      locale: 'en-US',
      app_permissions: '0',
      entitlements: [],
      authorizing_integration_owners: {},
      ...more,
    };
    return { id, payload };
  }

  function send(deed: Deed, connection = 0): boolean {
    const socket = sockets[connection];
    ledger.sent(deed);
    if (socket) dispatch(socket, GatewayDispatchEvents.InteractionCreate, deed.payload);
    return socket !== undefined;
  }

  return {
    variables: { DISCORD_TOKEN: 'a.played.token', DISCORD_API_URL: `http://127.0.0.1:${server.port}/api` },
    httpVariables: { DISCORD_PUBLIC_KEY: endpoint.publicKey, DISCORD_APPLICATION_ID: APPLICATION },
    signed({ payload }) {
      const body = JSON.stringify(payload);
      return { body, headers: endpoint.sign(body, Date.now()) };
    },
    filledIn(work) {
      filled = work;
    },
    posts,
    send,
    community: ({ community }) => communityOf(guildId(community)),
    account: ({ person }) => accountOf(userId(person)),
    member: ({ person }) => ({ member: userId(person) }),
    channel: ({ community }) => ({ channel: channelId(community) }),
    command(who, command, options = {}) {
      const [name, word] = command.split(' ');
      const typed = Object.entries(options).map(toOption);
      const { Subcommand } = ApplicationCommandOptionType;
      const own = word === undefined ? typed : [{ type: Subcommand, name: word, options: typed }];
      const data = { id: '1', name, type: ApplicationCommandType.ChatInput, options: own };
      return interaction(who, InteractionType.ApplicationCommand, { data });
    },
    press: (who, custom_id) =>
      interaction(who, InteractionType.MessageComponent, {
        data: { custom_id, component_type: ComponentType.Button },
        message: { id: snowflake(5, 1), flags: MessageFlags.Ephemeral },
      }),
    ...ledger.through(send),
    connections: () => sockets.length,
    before: server.before,
    close: server.close,
  };
}

const LIMIT = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };

function toOption([name, raw]: [string, RawOption]): object {
  if (typeof raw === 'string') return { type: ApplicationCommandOptionType.String, name, value: raw };
  if ('member' in raw) return { type: ApplicationCommandOptionType.User, name, value: raw.member };
  if ('role' in raw) return { type: ApplicationCommandOptionType.Role, name, value: raw.role };
  if ('channel' in raw) return { type: ApplicationCommandOptionType.Channel, name, value: raw.channel };
  return { type: ApplicationCommandOptionType.Attachment, name, value: raw.file };
}
