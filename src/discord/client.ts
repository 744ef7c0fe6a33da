import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  InteractionType,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Newcomer } from '../bot/dispatch/greeting.ts';
import { type Connection, createConnection, PATIENCE, type Surroundings } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { persist, TokenRefused } from '../connections/persist.ts';
import { inTime } from '../in-time.ts';
import { answer } from './answer.ts';
import { createCallbacks } from './callbacks.ts';
import { complete } from './complete.ts';
import { createCourier } from './courier.ts';
import { logIn } from './gateway.ts';
import { inServer, stampFor } from './letter.ts';
import { newcomerIn } from './newcomer.ts';
import { platformOf } from './platform.ts';
import { invitation, registration } from './registration.ts';
import { reportPresence } from './report-presence.ts';
import { createRest, withToken } from './rest.ts';
import { createSessionLimit } from './session-limit.ts';
import { toCall } from './to-call.ts';
import { createVoices } from './voices.ts';

export interface DiscordSettings extends Surroundings {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  /** Whether the log says by which link the bot is added to a server. Nobody can add one that the sandbox made up. */
  inviting?: boolean;
}

/** Milliseconds for one request. A first answer that isn't there after three seconds is lost anyway. */
const TIMEOUT = 5_000;
/** Discord doesn't count answers to interactions; the client's own limit of 50 a second would queue them. */
const PER_SECOND = 1_000;

/** Milliseconds. The client keeps a queue for each late answer until it sweeps, by itself only once an hour. */
const SWEEP = 60_000;

/** Where Discord keeps what people send. https://docs.discord.com/developers/reference#cdn-endpoints */
const FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** Connects to Discord's gateway. */
export function connectDiscord(settings: DiscordSettings): Connection {
  const { token, apiUrl, commands, menus, bot, presence, now, log, inviting = true, patience = PATIENCE } = settings;
  const options = {
    api: apiUrl,
    version: '10',
    timeout: TIMEOUT,
    retries: 1,
    globalRequestsPerSecond: PER_SECOND,
    rejectOnRateLimit: [Routes.gatewayBot()],
    handlerSweepInterval: SWEEP,
  };
  const rest = createRest(token, options, () => void confirm());
  const callbacks = createCallbacks(rest);
  // Nothing waits for Discord in here: what is sent later waits in the outbox, and calls are told to try again.
  const atOnce = { ...options, rejectOnRateLimit: () => true };
  const asking = createRest(token, atOnce, () => void confirm());
  // The outbox tries again itself. A second try in here that Discord refuses would hide that the first may have arrived.
  const sending = createRest(token, { ...atOnce, retries: 0 }, () => void confirm());
  const courier = createCourier(sending, now);
  const files = { origins: [...FILES, new URL(apiUrl).origin], log };
  const limit = createSessionLimit(rest);
  const voices = createVoices();
  let login: ReturnType<typeof logIn> | undefined;
  let registered = false;
  let confirming = false;
  const { connection, signal, take, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'discord',
      courier,
      async connect() {
        void login?.end();
        const gateway = await inTime(withToken(limit.gateway), patience);
        signal.throwIfAborted();
        if (!gateway) throw new Error(`Discord did not say within ${patience / 1_000} s where its gateway is`);
        login = logIn({ rest, token, gateway, patience, throttler: limit.throttler, heard, up, down, lost: reconnect });
        return login.ready;
      },
      async close() {
        if (login) await inTime(login.end());
        await callbacks.close();
      },
    },
    settings,
  );

  /** Asks Discord for nothing but whether the token is good, after it was refused in answer to something else. */
  async function confirm(): Promise<void> {
    if (confirming) return;
    confirming = true;
    try {
      await withToken(limit.gateway);
    } catch (error) {
      if (error instanceof TokenRefused) refuse(error);
    } finally {
      confirming = false;
    }
  }

  function heard(dispatch: GatewayDispatchPayload): void {
    reportPresence(dispatch, presence);
    voices.heard(dispatch);
    const newcomer = newcomerIn(dispatch, now());
    if (newcomer) void take(() => greet(newcomer));
    const { t: event, d: data } = dispatch;
    if (event === GatewayDispatchEvents.Ready) {
      const application = textAt(data, 'application', 'id');
      if (application !== undefined) void register(application);
    }
    if (event !== GatewayDispatchEvents.InteractionCreate) return;
    take(() => handle(data)).catch((error: unknown) =>
      log.error({ err: error }, 'discord: an answer could not be delivered'),
    );
  }

  async function greet(newcomer: Newcomer): Promise<void> {
    const { community } = newcomer;
    if (await bot.greet(newcomer)) log.info({ community }, 'discord: a new server; its owner gets a welcome');
  }

  /** Registers the commands, in the first session alone: they stay registered. */
  async function register(application: string): Promise<void> {
    if (registered) return;
    registered = true;
    const body = registration(commands, menus);
    const put = () => rest.put(Routes.applicationCommands(application), { body, signal });
    try {
      await persist(put, { failure: 'discord: commands not registered', signal, log });
      if (inviting) log.info({ invite: invitation(application) }, 'discord: commands registered');
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async function handle(interaction: APIInteraction): Promise<void> {
    if (textAt(interaction, 'id') === undefined || textAt(interaction, 'token') === undefined) {
      log.warn('discord: a call without an id or a token can’t be answered');
      return;
    }
    if (interaction.type === InteractionType.Ping) return;
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return complete(interaction, commands, callbacks);
    }
    const placed = await inServer(interaction, { rest: asking, log });
    const call = toCall(placed, menus);
    await answer(placed, bot.answer(call, platformOf(placed, { rest: asking, courier, files, voices, log })), {
      callbacks,
      rest,
      stamp: call.community
        ? stampFor(placed, call.community, stampOf(call.community, call.caller.account, now()))
        : '',
      stampForAll: call.community ? stampOf(call.community, '', now()) : '',
      language: call.language,
      log,
    });
  }

  return connection;
}
