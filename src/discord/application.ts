import { hash } from 'node:crypto';
import { type APIInteraction, InteractionType, Routes } from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Newcomer } from '../bot/dispatch/greeting.ts';
import type { Surroundings } from '../connections/connection.ts';
import { oncePerDay } from '../connections/once-per-day.ts';
import { textAt } from '../connections/payload.ts';
import { persist } from '../connections/persist.ts';
import { answer } from './answer.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import { complete } from './complete.ts';
import { createCourier } from './courier.ts';
import { inServer, stampFor } from './letter.ts';
import { platformOf } from './platform.ts';
import { invitation, registration } from './registration.ts';
import { createRest } from './rest.ts';
import { toCall } from './to-call.ts';
import type { Voices } from './voices.ts';

export interface DiscordSettings extends Surroundings {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  /** Whether the log says by which link the bot is added to a server. Nobody can add one that the sandbox made up. */
  inviting?: boolean;
}

/** What depends on the way in which Discord tells the bot of what people do. */
interface Way {
  /** Who is in which voice channel; undefined where Discord doesn't tell. */
  voices: Pick<Voices, 'together'> | undefined;
  /** Called when the token is refused in answer to a request, however often. */
  confirm(): Promise<void>;
}

/** Milliseconds that one process has to register the commands. */
const MINUTE = 60_000;

/** Milliseconds for one request. A first answer that isn't there after three seconds is lost anyway. */
const TIMEOUT = 5_000;
/** Discord doesn't count answers to interactions; the client's own limit of 50 a second would queue them. */
const PER_SECOND = 1_000;

/** Milliseconds. The client keeps a queue for each late answer until it sweeps, by itself only once an hour. */
const SWEEP = 60_000;

/** Where Discord keeps what people send. https://docs.discord.com/developers/reference#cdn-endpoints */
const FILES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** What the bot does as an application of Discord's, in whichever way it's told of what people do. */
export function createApplication(settings: DiscordSettings, { voices, confirm }: Way) {
  const { token, apiUrl, commands, menus, bot, sharing, now, log, inviting = true } = settings;
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
  let registered = false;

  return {
    rest,
    courier,
    callbacks,

    /**
     * Registers the commands, the first time alone: they stay registered. Of several processes of one version that share
     * the database, one does it a day. It never throws.
     */
    async register(application: string, signal: AbortSignal): Promise<void> {
      if (registered) return;
      registered = true;
      const body = registration(commands, menus);
      const put = () => rest.put(Routes.applicationCommands(application), { body, signal });
      const version = hash('sha256', JSON.stringify(body), 'base64url');
      const name = `discord commands ${application} ${version}`;
      const once = () => oncePerDay(sharing, { name, within: MINUTE }, async () => void (await put()));
      try {
        await persist(once, { failure: 'discord: commands not registered', signal, log });
        if (inviting) log.info({ invite: invitation(application) }, 'discord: commands registered');
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },

    /** Resolves to whether the newcomer is known from now on. It never throws. */
    async greet(newcomer: Newcomer): Promise<boolean> {
      const { community } = newcomer;
      const greeted = await bot.greet(newcomer);
      if (greeted) log.info({ community }, 'discord: a new server; its owner gets a welcome');
      return greeted !== undefined;
    },

    /** Answers an interaction. @param callbacks Where its first response goes. */
    async handle(interaction: APIInteraction, callbacks: Pick<Callbacks, 'send'>): Promise<void> {
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
    },
  };
}
