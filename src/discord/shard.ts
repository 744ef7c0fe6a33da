import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import type { REST } from 'discord.js';
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10';
import { refusedSession } from './rest.ts';
import type { SessionLimit } from './session-limit.ts';
import { type Place, TooFewShards } from './sharding.ts';

export interface Settings {
  rest: REST;
  token: string;
  /** As Discord told it last. */
  gateway: APIGatewayBotInfo;
  place: Place;
  /**
   * Milliseconds without a session, from the begin or from a lost connection on, after which the shard is given up. They
   * begin anew when it is this shard's turn to identify itself.
   */
  patience: number;
  limit: Pick<SessionLimit, 'identify'>;
  heard(dispatch: GatewayDispatchPayload): void;
  /** The session stands: it began, or it was resumed. */
  up(): void;
  /** The connection is lost. discord.js tries to bring it back. */
  down(details: object): void;
  /** The shard is given up or refused, whether it stood before or not. */
  over(error: unknown): void;
}

export interface Shard {
  /** Ends the session. Nothing is heard of it any more. Resolves once its socket is closed. */
  end(): Promise<void>;
}

/** A session of discord.js's, which resumes it after most errors. What it can't bring back in time is given up here. */
export function beginShard({ rest, token, gateway, place, patience, limit, heard, up, ...told }: Settings): Shard {
  let ended = false;
  /** Since a hello, until the socket is closed. */
  let greeted = false;
  let answered = true;
  let sequence: number | null = null;
  let cause: unknown;
  let session: SessionInfo | null = null;

  const manager = new WebSocketManager({
    rest,
    token,
    // Neither of them is privileged. The second one tells who is in which voice channel.
    intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildVoiceStates,
    // A client for each shard: one can be ended and begun anew while the others go on.
    shardCount: place.count,
    shardIds: [place.id],
    buildIdentifyThrottler: () => ({ waitForIdentify }),
    helloTimeout: patience,
    // After its own fifteen seconds discord.js would identify the bot once more, and Discord allows a thousand a day.
    readyTimeout: patience,
    // Destroying the manager misses a shard that pauses before it connects again. It asks for its session before it does.
    retrieveSessionInfo() {
      if (!ended) return session;
      void close();
      return new Promise(() => undefined);
    },
    updateSessionInfo(_, info) {
      session = info;
    },
  });
  manager.fetchGatewayInformation = async () => gateway;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= Promise.resolve(manager.destroy({ code: CloseCodes.Normal }));
    return closing;
  };
  const beat = async () => manager.send(place.id, { op: GatewayOpcodes.Heartbeat, d: sequence });

  const giveUp = () => over(new Error(`Discord’s gateway gave no session within ${patience / 1_000} s`, { cause }));
  let away: NodeJS.Timeout | undefined = setTimeout(giveUp, patience);
  /** Discord's own heartbeat would take up to 82 seconds to notice a connection that is open on one side only. */
  const heartbeat = setInterval(() => {
    if (!greeted) return;
    if (!answered) return over(new Error('Discord’s gateway does not answer'));
    answered = false;
    beat().catch(over);
  }, patience / 3);

  function stopWaiting(): void {
    clearTimeout(away);
    away = undefined;
  }

  /** How long the others take to identify themselves says nothing about this shard. */
  async function waitForIdentify(shard: number, closed: AbortSignal): Promise<void> {
    await limit.identify(shard, closed, (forTurn) => {
      if (forTurn) stopWaiting();
      else away ??= setTimeout(giveUp, patience);
    });
    away ??= setTimeout(giveUp, patience);
  }

  function over(error: unknown): void {
    if (ended) return;
    told.down({ err: error });
    void end();
    told.over(error);
  }

  async function end(): Promise<void> {
    ended = true;
    stopWaiting();
    clearInterval(heartbeat);
    // A socket that is still being opened would be left without a listener for its error. It is destroyed at its hello.
    if (greeted) await close();
  }

  function stand(): void {
    if (ended) return;
    stopWaiting();
    cause = undefined;
    up();
  }

  manager.on(WebSocketShardEvents.Hello, () => {
    greeted = true;
    answered = true;
    if (ended) void close();
  });
  manager.on(WebSocketShardEvents.HeartbeatComplete, () => {
    answered = true;
  });
  manager.on(WebSocketShardEvents.Ready, stand);
  manager.on(WebSocketShardEvents.Resumed, stand);
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    sequence = data.s;
    if (!ended) heard(data);
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    cause = error;
  });
  manager.on(WebSocketShardEvents.Closed, ({ code }) => {
    greeted = false;
    if (ended) return;
    told.down({ code });
    if (code === GatewayCloseCodes.ShardingRequired) return over(new TooFewShards(place.count));
    const refused = refusedSession(code);
    if (refused) return over(refused);
    away ??= setTimeout(giveUp, patience);
  });
  const connect = async () => {
    try {
      await manager.connect();
    } catch (error) {
      await close();
      throw error;
    }
  };
  connect().catch(over);
  return { end };
}
