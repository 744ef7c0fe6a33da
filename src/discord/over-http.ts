import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type APIInteraction, Routes } from 'discord-api-types/v10';
import { type Connection, createConnection, PATIENCE } from '../connections/connection.ts';
import { oncePerDay } from '../connections/once-per-day.ts';
import { textAt } from '../connections/payload.ts';
import { persist, TokenRefused } from '../connections/persist.ts';
import { inTime } from '../in-time.ts';
import { EVENTS, INTERACTIONS } from './addresses.ts';
import { createApplication, type DiscordSettings } from './application.ts';
import { createEndpoint } from './endpoint.ts';
import { isCall } from './interaction.ts';
import { installedIn } from './newcomer.ts';
import { createConfirmation, isForbidden, withToken } from './rest.ts';
import { createReturned } from './returned.ts';
import { allServers } from './servers.ts';

export interface HttpSettings extends DiscordSettings {
  /** By which requests of Discord's are told from others: 64 hexadecimal digits. */
  publicKey: string;
  applicationId: string;
  /** The address by which Discord reaches this bot, without a path. The log says what to enter at Discord. */
  publicUrl: string | undefined;
  /** Milliseconds after which Discord is asked again which servers have the bot. */
  rest?: number;
}

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** Has Discord send interactions over HTTP. Nobody may receive them over the gateway meanwhile, says Discord. */
export function connectOverHttp(settings: HttpSettings): Connection {
  const {
    publicKey,
    applicationId,
    publicUrl,
    presence,
    sharing,
    serve,
    log,
    patience = PATIENCE,
    rest: pause = DAY,
  } = settings;
  const who = () => rest.get(Routes.currentApplication());
  const confirm = createConfirmation(who, (error) => refuse(error));
  const { rest, courier, callbacks, register, greet, handle } = createApplication(settings, {
    voices: undefined,
    confirm,
  });
  const { connection, signal, take, takeCall, up, refuse } = createConnection(
    {
      platform: 'discord',
      courier,
      async connect() {
        const application = await inTime(withToken(who).catch(unlessHidden), patience);
        signal.throwIfAborted();
        if (!application) throw new Error(`Discord did not say within ${patience / 1_000} s whose token this is`);
        compare(application);
        up();
        void register(applicationId, signal);
        void watchServers();
      },
      close: callbacks.close,
    },
    settings,
  );

  /** Calls can come without this answer, which only keeps an operator from a mistake. */
  function unlessHidden(error: unknown): object {
    if (!isForbidden(error)) throw error;
    log.warn(
      { err: error },
      'discord: it could not be checked that the token, the key and the id are of one application',
    );
    return {};
  }

  /** @throws {TokenRefused} when the token is another application's. */
  function compare(application: unknown): void {
    if ((textAt(application, 'id') ?? applicationId) !== applicationId)
      throw new TokenRefused('DISCORD_APPLICATION_ID: is not the id of the application that DISCORD_TOKEN is for.');
    if ((textAt(application, 'verify_key') ?? publicKey).toLowerCase() !== publicKey.toLowerCase())
      log.warn('DISCORD_PUBLIC_KEY: is not the key that Discord has for this application; npm run doctor says more');
  }

  /** Discord tells no application over HTTP that it was removed from a server. */
  async function watchServers(): Promise<void> {
    const look = async () => {
      const here = await allServers(rest);
      for (const community of here) presence.back(community);
      presence.everywhere('discord', here);
    };
    const once = () => oncePerDay(sharing, { name: 'discord servers', each: pause, within: MINUTE }, look);
    const failure = 'discord: the servers that have the bot could not be listed';
    try {
      for (;;) {
        await persist(once, { failure, signal, log });
        await wait(pause, undefined, { signal, ref: false });
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  function interaction(payload: unknown, response: ServerResponse): void {
    const { send, end } = createReturned(response, callbacks);
    const interaction = payload as APIInteraction;
    const taken = isCall(interaction) ? takeCall : take;
    taken(() => handle(interaction, { send }))
      .catch((error: unknown) => log.error({ err: error }, 'discord: an answer could not be delivered'))
      .finally(end);
  }

  /** Of users who take their authorization back it says nothing about a server. */
  async function event(payload: unknown): Promise<boolean> {
    const newcomer = installedIn(payload);
    if (!newcomer) return true;
    let known = false;
    presence.back(newcomer.community);
    await take(async () => {
      known = await greet(newcomer);
    });
    return known;
  }

  const endpoint = createEndpoint({ publicKey, signal, log, interaction, event });
  serve(INTERACTIONS, endpoint.interactions(INTERACTIONS));
  serve(EVENTS, endpoint.events(EVENTS));
  if (publicUrl !== undefined)
    log.info(
      { interactions: publicUrl + INTERACTIONS, events: publicUrl + EVENTS },
      'discord: enter these as Interactions Endpoint URL, and as the endpoint on the page Webhooks',
    );
  return connection;
}
