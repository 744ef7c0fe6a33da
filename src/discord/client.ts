import { Client, DiscordAPIError, Events, GatewayIntentBits, Options, Status } from 'discord.js';
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayReadyDispatchData,
  InteractionResponseType,
  InteractionType,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import type { Bot } from '../bot/dispatch/bot.ts';
import { lateReply } from '../bot/refuse.ts';
import { suggest } from '../bot/suggest.ts';
import type { Connection } from '../connections/connection.ts';
import { keepTrying } from '../connections/keep-trying.ts';
import type { Presence } from '../connections/presence.ts';
import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import { answer } from './answer.ts';
import { invitation } from './invitation.ts';
import { platformOf } from './platform.ts';
import { registration } from './registration.ts';
import { type CallInteraction, spoken, toCall } from './to-call.ts';

export interface DiscordSettings {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  commands: readonly Command[];
  menus: readonly Menu[];
  bot: Bot;
  presence: Presence;
  log: Log;
}

/** Milliseconds for one request; a first answer must be there within three seconds. */
const TIMEOUT = 5_000;
/** Discord doesn't count answers to interactions; the client's own limit of 50 a second would queue them. */
const PER_SECOND = 1_000;

/** Where Discord keeps what people send. https://docs.discord.com/developers/reference#cdn-endpoints */
const FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** Nothing is kept of a server but what discord.js can't do without: no members, no messages, no presences. */
const nothingCached = Options.cacheWithLimits(
  Object.fromEntries(
    [
      'ApplicationCommandManager',
      'ApplicationEmojiManager',
      'AutoModerationRuleManager',
      'BaseGuildEmojiManager',
      'DMMessageManager',
      'EntitlementManager',
      'GuildBanManager',
      'GuildEmojiManager',
      'GuildForumThreadManager',
      'GuildInviteManager',
      'GuildMemberManager',
      'GuildMessageManager',
      'GuildScheduledEventManager',
      'GuildStickerManager',
      'GuildTextThreadManager',
      'MessageManager',
      'PresenceManager',
      'ReactionManager',
      'ReactionUserManager',
      'StageInstanceManager',
      'ThreadManager',
      'ThreadMemberManager',
      'UserManager',
      'VoiceStateManager',
    ].map((manager) => [manager, 0]),
  ),
);

/** Connects to Discord's gateway and keeps trying; `connected` tells whether it stands. */
export function connectDiscord({ token, apiUrl, commands, menus, bot, presence, log }: DiscordSettings): Connection {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: nothingCached,
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, version: '10', timeout: TIMEOUT, retries: 1, globalRequestsPerSecond: PER_SECOND },
  });
  const files = { origins: [...FILES, new URL(apiUrl).origin], log };
  const inFlight = new Set<Promise<void>>();
  const stopping = new AbortController();

  client.on(Events.Error, (error) => log.error({ err: error }, 'discord: client error'));
  client.on(Events.ShardDisconnect, ({ code }) => log.warn({ code }, 'discord: disconnected'));
  client.on(Events.ShardReconnecting, () => log.info('discord: reconnecting'));
  client.on(Events.ShardResume, () => log.info('discord: resumed'));
  client.once(Events.ClientReady, ({ application }) => {
    log.info({ invite: invitation(application.id) }, 'discord: connected; this link adds the bot to a server');
    client.rest
      .put(Routes.applicationCommands(application.id), { body: registration(commands, menus) })
      .then(() => log.info('discord: commands registered'))
      .catch((error: unknown) => log.error({ err: error }, 'discord: commands not registered'));
  });

  // The client is one shard, so this names every server. What was left while the bot was away is missing.
  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: GatewayReadyDispatchData) =>
    presence.everywhere('discord', new Set(guilds.map(({ id }) => communityOf(id)))),
  );
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) =>
    presence.back(communityOf(id)),
  );
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    // An outage takes a server away too, and gives it back.
    if (!unavailable) presence.left(communityOf(id));
  });

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    if (stopping.signal.aborted) return;
    const work = take(interaction)
      .catch((error: unknown) => log.error({ err: error }, 'discord: an answer could not be delivered'))
      .finally(() => inFlight.delete(work));
    inFlight.add(work);
  });

  async function take(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.Ping) return;
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return complete(interaction);
    const asked = interaction as CallInteraction;
    const call = toCall(asked, menus);
    await answer(asked, bot.answer(call, platformOf(asked, client.rest, files)), {
      rest: client.rest,
      stamp: call.community ? stampOf(call.community, call.caller.account, Date.now()) : '',
      late: lateReply(call.language),
    });
  }

  async function complete({ id, token, data }: APIApplicationCommandAutocompleteInteraction): Promise<void> {
    const { words, options } = spoken(data.options);
    const focused = options.find((option) => 'focused' in option && option.focused);
    const typed = focused && 'value' in focused ? String(focused.value) : '';
    const choices = focused ? suggest(commands, [data.name, ...words].join(' '), focused.name, typed) : [];
    await client.rest.post(Routes.interactionCallback(id, token), {
      auth: false,
      body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    });
  }

  return {
    connected: () => client.ws.shards.size > 0 && client.ws.shards.every((shard) => shard.status === Status.Ready),
    start: () => keepTrying(() => client.login(token), { platform: 'discord', refused, stopped: stopping.signal, log }),
    async stop() {
      stopping.abort();
      await Promise.allSettled(inFlight);
      await client.destroy();
    },
  };
}

const communityOf = (guild: string): Community => `discord:${guild}`;

function refused(error: unknown): string | undefined {
  const wrong = error instanceof DiscordAPIError ? error.status === 401 : hasCode(error, 'TokenInvalid');
  return wrong ? 'DISCORD_TOKEN: Discord refuses this token.' : undefined;
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;
