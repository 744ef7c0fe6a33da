import { Client, Collection, Events, GatewayIntentBits, LimitedCollection, Status } from 'discord.js';
import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayReadyDispatchData,
  InteractionType,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import { type Connection, createConnection, type Surroundings } from '../connections/connection.ts';
import { answer, complete } from './answer.ts';
import { communityOf } from './interaction.ts';
import { platformOf } from './platform.ts';
import { invitation, registration } from './registration.ts';
import { refusedToken } from './rest.ts';
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

/** What discord.js has to cache to work, as it documents. The bot reads none of it. */
const KEPT = ['ChannelManager', 'GuildChannelManager', 'GuildManager', 'PermissionOverwriteManager', 'RoleManager'];

/** Connects to Discord's gateway. */
export function connectDiscord(settings: DiscordSettings): Connection {
  const { token, apiUrl, commands, menus, bot, presence, now, log } = settings;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: ({ name }) => (KEPT.includes(name) ? new Collection() : new LimitedCollection({ maxSize: 0 })),
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, version: '10', timeout: TIMEOUT, retries: 1, globalRequestsPerSecond: PER_SECOND },
  });
  const { rest } = client;
  const files = { origins: [...FILES, new URL(apiUrl).origin], log };
  const { connection, take } = createConnection(
    {
      platform: 'discord',
      connect: () => client.login(token),
      connected: () => client.ws.shards.size > 0 && client.ws.shards.every((shard) => shard.status === Status.Ready),
      refused: refusedToken,
      close: () => client.destroy(),
    },
    settings,
  );

  client.on(Events.Error, (error) => log.error({ err: error }, 'discord: client error'));
  client.on(Events.ShardDisconnect, ({ code }) => log.warn({ code }, 'discord: disconnected'));
  client.on(Events.ShardReconnecting, () => log.info('discord: reconnecting'));
  client.on(Events.ShardResume, () => log.info('discord: resumed'));
  client.once(Events.ClientReady, ({ application }) => {
    log.info({ invite: invitation(application.id) }, 'discord: connected; this link adds the bot to a server');
    rest
      .put(Routes.applicationCommands(application.id), { body: registration(commands, menus) })
      .then(() => log.info('discord: commands registered'))
      .catch((error: unknown) => log.error({ err: error }, 'discord: commands not registered'));
  });

  // The client has one shard, so this lists every server that the bot is in.
  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: GatewayReadyDispatchData) =>
    presence.everywhere('discord', new Set(guilds.map(({ id }) => communityOf(id)))),
  );
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) =>
    presence.back(communityOf(id)),
  );
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    // Discord sends this for an outage too, and GUILD_CREATE once that is over.
    if (!unavailable) presence.left(communityOf(id));
  });

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    take(() => handle(interaction)).catch((error: unknown) =>
      log.error({ err: error }, 'discord: an answer could not be delivered'),
    );
  });

  async function handle(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.Ping) return;
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      return complete(interaction, commands, rest);
    }
    const call = toCall(interaction, menus);
    await answer(interaction, bot.answer(call, platformOf(interaction, { rest, files, now })), {
      rest,
      stamp: call.community ? stampOf(call.community, call.caller.account, now()) : '',
      language: call.language,
      log,
    });
  }

  return connection;
}
