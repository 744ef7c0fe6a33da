import {
  Client,
  Events,
  GatewayIntentBits,
  type IIdentifyThrottler,
  SimpleShardingStrategy,
  type WebSocketOptions,
} from 'discord.js';
import { type APIGatewayBotInfo, type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10';
import { refusedSession } from './rest.ts';

interface Settings {
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
export function logIn({ token, gateway, patience, throttler, heard, up, down, lost }: Settings): Login {
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
  let send = async (_: { op: GatewayOpcodes.Heartbeat; d: number | null }): Promise<void> => undefined;

  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ws: { buildIdentifyThrottler: () => throttler, buildStrategy: watch },
  });
  const note = (error: unknown) => {
    cause = error;
  };
  client.on(Events.Error, note);
  client.on(Events.ShardError, note);

  const giveUp = () => over(new Error(`Discord’s gateway gave no session within ${patience / 1_000} s`, { cause }));
  let away: NodeJS.Timeout | undefined = setTimeout(giveUp, patience);
  /** Discord's own heartbeat would take up to 82 seconds to notice a connection that is open on one side only. */
  const heartbeat = setInterval(() => {
    if (!greeted) return;
    if (!answered) return over(new Error('Discord’s gateway does not answer'));
    answered = false;
    send({ op: GatewayOpcodes.Heartbeat, d: sequence }).catch(over);
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
    if (greeted) await client.destroy();
  }

  type Sharding = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];
  function watch(sharding: Sharding): SimpleShardingStrategy {
    const { options } = sharding;
    const { retrieveSessionInfo } = options;
    options.helloTimeout = patience;
    // After its own fifteen seconds discord.js would identify the bot once more, and Discord allows a thousand a day.
    options.readyTimeout = patience;
    sharding.fetchGatewayInformation = async () => gateway;
    // Destroying the client misses a shard that pauses before it connects again. It asks for its session before it does.
    options.retrieveSessionInfo = (shard) => {
      if (!ended) return retrieveSessionInfo(shard);
      void client.destroy();
      return new Promise(() => undefined);
    };
    send = async (payload) => sharding.send(0, payload);
    sharding.on('hello', () => {
      greeted = true;
      answered = true;
      if (ended) void client.destroy();
    });
    sharding.on('heartbeat', () => {
      answered = true;
    });
    sharding.on('resumed', stand);
    // discord.js would cache what events say, which the bot doesn't use, and throw where a part of it is missing. Its own
    // listeners are there before the first hello.
    sharding.once('hello', () => {
      sharding.removeAllListeners('ready').on('ready', stand);
      sharding.removeAllListeners('dispatch').on('dispatch', ({ data }: { data: GatewayDispatchPayload }) => {
        sequence = data.s;
        if (!ended) heard(data);
      });
    });
    sharding.on('closed', ({ code }: { code: number }) => {
      greeted = false;
      if (ended) return;
      down({ code });
      const refused = refusedSession(code);
      if (refused) return over(refused);
      away ??= setTimeout(giveUp, patience);
    });
    return new SimpleShardingStrategy(sharding);
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

  client.login(token).catch(over);
  return { ready, end };
}
