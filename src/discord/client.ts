import { REST } from 'discord.js';
import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  InteractionType,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import { type Connection, createConnection, PATIENCE, type Surroundings } from '../connections/connection.ts';
import { persist } from '../connections/persist.ts';
import { inTime } from '../in-time.ts';
import { answer, complete } from './answer.ts';
import { createCourier } from './courier.ts';
import { createThrottler, logIn } from './gateway.ts';
import { communityOf } from './interaction.ts';
import { platformOf } from './platform.ts';
import { invitation, registration } from './registration.ts';
import { toCall } from './to-call.ts';

export interface DiscordSettings extends Surroundings {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
}

/** Milliseconds for one request. A first answer that isn't there after three seconds is lost anyway. */
const TIMEOUT = 5_000;
/** Discord doesn't count answers to interactions; the client's own limit of 50 a second would queue them. */
const PER_SECOND = 1_000;

/** Where Discord keeps what people send. https://docs.discord.com/developers/reference#cdn-endpoints */
const FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** Connects to Discord's gateway. */
export function connectDiscord(settings: DiscordSettings): Connection {
  const { token, apiUrl, commands, menus, bot, presence, now, log, patience = PATIENCE } = settings;
  const options = { api: apiUrl, version: '10', timeout: TIMEOUT, retries: 1, globalRequestsPerSecond: PER_SECOND };
  const rest = new REST(options).setToken(token);
  // Nothing waits for Discord in here: what is sent later waits in the outbox, and calls are told to try again.
  const asking = new REST({ ...options, rejectOnRateLimit: () => true }).setToken(token);
  const courier = createCourier(asking, now);
  const files = { origins: [...FILES, new URL(apiUrl).origin], log };
  const throttler = createThrottler();
  let login: ReturnType<typeof logIn> | undefined;
  let registered = false;
  const { connection, signal, take, up, down, reconnect } = createConnection(
    {
      platform: 'discord',
      courier,
      connect() {
        void login?.end();
        login = logIn({ token, rest: options, patience, throttler, heard, up, down, lost: reconnect });
        return login.ready;
      },
      async close() {
        if (login) await inTime(login.end());
      },
    },
    settings,
  );

  function heard({ t: event, d: data }: GatewayDispatchPayload): void {
    switch (event) {
      case GatewayDispatchEvents.Ready:
        // The session has one shard, so this lists every server that the bot is in.
        presence.everywhere('discord', new Set(data.guilds.map(({ id }) => communityOf(id))));
        void register(data.application.id);
        break;
      case GatewayDispatchEvents.GuildCreate:
        presence.back(communityOf(data.id));
        break;
      case GatewayDispatchEvents.GuildDelete:
        // Discord sends this for an outage too, and GUILD_CREATE once that is over.
        if (!data.unavailable) presence.left(communityOf(data.id));
        break;
      case GatewayDispatchEvents.InteractionCreate:
        take(() => handle(data)).catch((error: unknown) =>
          log.error({ err: error }, 'discord: an answer could not be delivered'),
        );
    }
  }

  /** Registers the commands, in the first session alone: they stay registered. */
  async function register(application: string): Promise<void> {
    if (registered) return;
    registered = true;
    log.info({ invite: invitation(application) }, 'discord: this link adds the bot to a server');
    const body = registration(commands, menus);
    const put = () => rest.put(Routes.applicationCommands(application), { body, signal });
    try {
      await persist(put, { failure: 'discord: commands not registered', signal, log });
      log.info('discord: commands registered');
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async function handle(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.Ping) return;
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return complete(interaction, commands, rest);
    }
    const call = toCall(interaction, menus);
    await answer(interaction, bot.answer(call, platformOf(interaction, { rest: asking, courier, files, log })), {
      rest,
      stamp: call.community ? stampOf(call.community, call.caller.account, now()) : '',
      language: call.language,
      log,
    });
  }

  return connection;
}
