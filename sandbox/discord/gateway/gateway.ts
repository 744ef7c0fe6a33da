/** This is the gateway in version 10, in JSON without compression: https://discord.com/developers/docs/events/gateway */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  ApplicationIntegrationType,
  ApplicationWebhookEventType,
  ApplicationWebhookType,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Person } from '../../scene.ts';
import { people } from '../../town.ts';
import { watchedServer } from '../../traffic/watched-server.ts';
import { guild, guildId, textChannel, voiceChannel } from '../guild/guild.ts';
import { applicationId, botUser, guildMember, userOf } from '../guild/members.ts';
import type { Endpoint } from '../interactions/endpoint.ts';
import type { DiscordTown } from '../state.ts';
import { type SessionStore, serveConnection } from './connection.ts';
import { dispatch, isAlive, newSession, type Session } from './sessions.ts';
import { createBuckets, hearsOf, oneShard, refusedShard, type Shard, type Sharding } from './sharding.ts';

/** Makes the data of an event for a bot with these intents, or undefined when such a bot doesn't get the event. */
type EventFor = (intents: number) => unknown;

export interface Gateway {
  connected(): boolean;
  /** Tells all bots of an event; of several shards, the one that hears of the guild which the data names. */
  dispatch(event: string, eventFor: EventFor): void;
  sharding(): Sharding;
  /** Changes what the gateway recommends and demands, for tests. */
  shard(rules: Partial<Sharding>): void;
  /** Has people act in another guild from now on, which is as this one but for its id. */
  actIn(guild: string): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every connection, or that of one shard. The sessions can be resumed after any code except 1000 and 1001. */
  dropSockets(code: number, shard?: number): void;
  /**
   * How bots are met, for tests. A refused one is answered 503 at the upgrade; a silent one is never told hello; what
   * a bot says into a deaf connection is not heard, whether it was open before or not; one that is kept waiting is heard
   * and gets no session.
   */
  meet(bots: Meeting): void;
  /** Asks every bot to connect again, or tells it that its session isn't valid any more, whatever it can do about that. */
  ask(op: GatewayOpcodes.Reconnect | GatewayOpcodes.InvalidSession, resumable: boolean): void;
  /** Milliseconds since 1970 when each session began, which was not resumed. */
  begun: readonly number[];
  /** How many sockets are open, with a session or without. */
  sockets(): number;
  /** How often a bot has identified itself, also where that was not heard. */
  identifications(): number;
  /** Sessions whose socket is open. */
  standing(): number;
  /** The shards of those sessions, in order: one that has two sessions is in there twice. */
  shards(): number[];
  /** Tells the bot that it was removed from a guild, or with `unavailable` that the guild has an outage. */
  leaveGuild(unavailable: boolean, guild?: string): void;
  /** Tells the bot that it is in a guild again. Any other than the town's is as that but for its id. */
  joinGuild(guild?: string): void;
  /** Whether the bot is in the town's guild. */
  inGuild(): boolean;
  /** Has a person join the guild's voice channel, or leave it. Everybody is in there from the start. */
  speak(person: Person, joins: boolean): void;
  close(): Promise<void>;
}

type Meeting = 'well' | 'refused' | 'silently' | 'deaf' | 'waiting';

export const gatewayUrl = (town: DiscordTown): string => `${town.baseUrl().replace(/^http/, 'ws')}/discord/gateway`;

export function createGateway(town: DiscordTown, token: string, endpoint: Endpoint): Gateway {
  const server = watchedServer(town.frame);
  let sessions: Session[] = [];
  const begun: number[] = [];
  const speaking = new Set(people.map(({ discordId }) => discordId));
  /** When the bot was invited to a guild again; undefined where it has been there from the beginning. */
  const guilds = new Map<string, number | undefined>([[guildId, undefined]]);
  let actedIn = guildId;
  let sharding = oneShard;
  const buckets = createBuckets(town.now);
  let meeting: Meeting = 'well';
  let identifications = 0;

  const guildCreate =
    (id: string): EventFor =>
    (intents) =>
      intents & GatewayIntentBits.Guilds ? inPlace(guildFor(intents, speaking, guilds.get(id)), id) : undefined;

  const store: SessionStore = {
    token,
    identified() {
      identifications += 1;
    },
    hears: () => meeting !== 'deaf',
    begins: () => meeting !== 'waiting',
    refused: (shard) => refusedShard(shard, sharding),
    isTurnOf: (shard) => buckets.take(shard, sharding),
    session: (id) => sessions.find((one) => one.id === id && isAlive(one, town.now())),
    forget(session) {
      sessions = sessions.filter((one) => one !== session);
      town.changed();
    },
    suspend(session) {
      session.socket = undefined;
      session.closedAt = town.now();
      town.changed();
    },
    resumed: () => town.changed(),
    start(intents: number, shard: Shard, socket: WebSocket): Session {
      const session = newSession(intents, shard, socket);
      const own = [...guilds.keys()].filter((id) => hearsOf(shard, id));
      begun.push(town.now());
      sessions = [...sessions.filter((one) => isAlive(one, town.now())), session];
      dispatch(session, GatewayDispatchEvents.Ready, {
        v: 10,
        user: botUser,
        guilds: own.map((id) => ({ id, unavailable: true })),
        session_id: session.id,
        session_type: 'normal',
        resume_gateway_url: gatewayUrl(town),
        shard,
        application: { id: applicationId, flags: 0 },
      });
      for (const id of own) tell(session, GatewayDispatchEvents.GuildCreate, guildCreate(id));
      town.changed();
      return session;
    },
  };

  function tell(session: Session, event: string, eventFor: EventFor): void {
    const data = eventFor(session.intents);
    if (data !== undefined && hearsOf(session.shard, guildOf(event, data))) dispatch(session, event, data);
  }

  function toAll(event: string, eventFor: EventFor): void {
    for (const session of sessions) if (isAlive(session, town.now())) tell(session, event, eventFor);
  }

  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    if (meeting === 'silently') return;
    const { searchParams } = new URL(request.url ?? '', town.baseUrl());
    const spoken = searchParams.get('v') === '10' && searchParams.get('encoding') === 'json';
    if (spoken && !searchParams.has('compress')) serveConnection(socket, store);
    else socket.close(GatewayCloseCodes.InvalidAPIVersion, 'This gateway speaks version 10 in uncompressed JSON only.');
  });

  return {
    connected: () => sessions.some(({ socket }) => socket),
    dispatch(event, eventFor) {
      const place = actedIn;
      toAll(event, (intents) => inPlace(eventFor(intents), place));
    },
    sharding: () => sharding,
    shard(rules) {
      sharding = { ...sharding, ...rules };
    },
    actIn(guild) {
      actedIn = guild;
    },
    upgrade(request, socket, head) {
      // Without a listener the error of a client that disconnects early would end the process.
      socket.on('error', () => socket.destroy());
      if (meeting === 'refused') socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n');
      else server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request));
    },
    meet(bots) {
      meeting = bots;
    },
    ask(op, resumable) {
      const forgotten = op === GatewayOpcodes.InvalidSession && !resumable ? sessions : [];
      sessions = sessions.filter((one) => !forgotten.includes(one));
      for (const socket of server.clients) socket.send(JSON.stringify({ op, d: resumable, s: null, t: null }));
    },
    begun,
    sockets: () => server.clients.size,
    identifications: () => identifications,
    standing: () => sessions.filter(({ socket }) => socket).length,
    shards: () => sessions.flatMap(({ socket, shard }) => (socket ? [shard[0]] : [])).sort((one, other) => one - other),
    dropSockets(code, shard) {
      const own = sessions.flatMap((one) => (one.shard[0] === shard && one.socket ? [one.socket] : []));
      for (const socket of shard === undefined ? server.clients : own) socket.close(code);
    },
    leaveGuild(unavailable, id = guildId) {
      if (!unavailable) guilds.delete(id);
      toAll(GatewayDispatchEvents.GuildDelete, (intents) =>
        intents & GatewayIntentBits.Guilds ? { id, ...(unavailable && { unavailable }) } : undefined,
      );
    },
    joinGuild(id = guildId) {
      if (!guilds.has(id)) guilds.set(id, town.now());
      toAll(GatewayDispatchEvents.GuildCreate, guildCreate(id));
      // Discord sends it again where that fails, which nothing in here needs.
      if (id === guildId && endpoint.events !== undefined)
        void endpoint.post(endpoint.events, authorized(town), town.now()).catch(() => {});
    },
    inGuild: () => guilds.has(guildId),
    speak({ discordId }, joins) {
      if (joins) speaking.add(discordId);
      else speaking.delete(discordId);
      toAll(GatewayDispatchEvents.VoiceStateUpdate, (intents) =>
        intents & GatewayIntentBits.GuildVoiceStates
          ? { ...voiceState(discordId, joins), guild_id: guildId, member: guildMember(discordId) }
          : undefined,
      );
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

/** The first admin has added the bot to the guild. https://docs.discord.com/developers/events/webhook-events */
const authorized = (town: DiscordTown) => ({
  version: 1,
  application_id: applicationId,
  type: ApplicationWebhookType.Event,
  event: {
    type: ApplicationWebhookEventType.ApplicationAuthorized,
    timestamp: new Date(town.now()).toISOString(),
    data: {
      integration_type: ApplicationIntegrationType.GuildInstall,
      scopes: ['bot', 'applications.commands'],
      user: people.filter(({ admin }) => admin).map(userOf)[0],
      guild,
    },
  },
});

/** The guild whose event this is; undefined where it happens in none, as in a direct conversation. */
function guildOf(event: string, data: unknown): string | undefined {
  const { guild_id, id } = Object(data);
  const found =
    event === GatewayDispatchEvents.GuildCreate || event === GatewayDispatchEvents.GuildDelete ? id : guild_id;
  return typeof found === 'string' && /^\d+$/.test(found) ? found : undefined;
}

/** What happens in the town's guild, as it would in another one. */
const inPlace = (data: unknown, guild: string): unknown =>
  data === undefined || guild === guildId ? data : JSON.parse(JSON.stringify(data).replaceAll(guildId, guild));

const voiceState = (user_id: string, joined: boolean) => ({
  user_id,
  channel_id: joined ? voiceChannel.id : null,
  session_id: user_id,
  deaf: false,
  mute: false,
  self_deaf: false,
  self_mute: false,
  self_video: false,
  suppress: false,
  request_to_speak_timestamp: null,
});

/**
 * The bot always sees its own member, and everybody else's only with the intent for members.
 * @param joinedAt When the bot joined, in milliseconds since 1970, unless it has been there from the beginning.
 */
function guildFor(intents: number, speaking: ReadonlySet<string>, joinedAt?: number): object {
  const others = intents & GatewayIntentBits.GuildMembers ? people.map(({ discordId }) => discordId) : [];
  const members = [applicationId, ...others].map(guildMember);
  return {
    ...guild,
    members,
    joined_at: joinedAt === undefined ? members[0]?.joined_at : new Date(joinedAt).toISOString(),
    large: false,
    unavailable: false,
    member_count: people.length + 1,
    channels: [textChannel, voiceChannel],
    threads: [],
    presences: [],
    voice_states: intents & GatewayIntentBits.GuildVoiceStates ? [...speaking].map((id) => voiceState(id, true)) : [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
