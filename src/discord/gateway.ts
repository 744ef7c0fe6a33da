import {
  CloseCodes,
  type IIdentifyThrottler,
  type SessionInfo,
  WebSocketManager,
  WebSocketShardEvents,
} from '@discordjs/ws';
import type { REST } from 'discord.js';
import {
  type APIGatewayBotInfo,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10';
import { refusedSession } from './rest.ts';

interface Settings {
  rest: REST;
  token: string;
  /** As Discord told it for this login. */
  gateway: APIGatewayBotInfo;
  /** Milliseconds without a session, from the login or from a lost connection on, after which this login is given up. */
  patience: number;
  throttler: IIdentifyThrottler;
  heard(dispatch: GatewayDispatchPayload): void;
  /** The session stands: it began, or it was resumed. */
  up(): void;
  /** The connection is lost. discord.js tries to bring it back. */
  down(details: object): void;
  /** This login is over, after it had succeeded. */
  lost(error: unknown): void;
}

interface Login {
  /** Resolves once the session stands. Rejects when the login fails, or is given up before. */
  ready: Promise<void>;
  /** Ends the session. Nothing is heard of it any more. Resolves once its socket is closed. */
  end(): Promise<void>;
}

/** A session of discord.js's, which resumes it after most errors. What it can't bring back in time is given up here. */
export function logIn({ rest, token, gateway, patience, throttler, heard, up, down, lost }: Settings): Login {
  let succeed = (): void => undefined;
  let fail = (_: unknown): void => undefined;
  const ready = new Promise<void>((...settle) => {
    [succeed, fail] = settle;
  });
  let stood = false;
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
    shardCount: 1,
    buildIdentifyThrottler: () => throttler,
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
  const beat = async () => manager.send(0, { op: GatewayOpcodes.Heartbeat, d: sequence });

  const giveUp = () => over(new Error(`Discord’s gateway gave no session within ${patience / 1_000} s`, { cause }));
  let away: NodeJS.Timeout | undefined = setTimeout(giveUp, patience);
  /** Discord's own heartbeat would take up to 82 seconds to notice a connection that is open on one side only. */
  const heartbeat = setInterval(() => {
    if (!greeted) return;
    if (!answered) return over(new Error('Discord’s gateway does not answer'));
    answered = false;
    beat().catch(over);
  }, patience / 3);

  function over(error: unknown): void {
    if (ended) return;
    down({ err: error });
    fail(error);
    void end();
    if (stood) lost(error);
  }

  async function end(): Promise<void> {
    ended = true;
    fail(new Error('the login was ended'));
    clearTimeout(away);
    clearInterval(heartbeat);
    // A socket that is still being opened would be left without a listener for its error. It is destroyed at its hello.
    if (greeted) await close();
  }

  function stand(): void {
    if (ended) return;
    clearTimeout(away);
    away = undefined;
    cause = undefined;
    stood = true;
    up();
    succeed();
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
    down({ code });
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
  return { ready, end };
}
