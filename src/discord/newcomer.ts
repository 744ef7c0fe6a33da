import {
  ApplicationIntegrationType,
  ApplicationWebhookEventType,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
} from 'discord-api-types/v10';
import type { Newcomer } from '../bot/dispatch/greeting.ts';
import { partAt, textAt } from '../connections/payload.ts';
import { languageOf } from '../text/texts.ts';
import { accountOf, communityOf } from './interaction.ts';

/**
 * Discord reports every server at each start, and the bot remembers for a day whom it has written to. The rest of the day
 * is for a computer's clock that is wrong.
 */
const NEW = 12 * 60 * 60 * 1000;

/**
 * Reads whether an event is about a server that has just got the bot, by when the bot joined it.
 * @param now Milliseconds since 1970.
 */
export function newcomerIn({ t: event, d: data }: GatewayDispatchPayload, now: number): Newcomer | undefined {
  if (event !== GatewayDispatchEvents.GuildCreate) return undefined;
  const joined = Date.parse(textAt(data, 'joined_at') ?? '');
  const server = textAt(data, 'id');
  const owner = textAt(data, 'owner_id');
  if (!(Math.abs(now - joined) < NEW) || server === undefined || owner === undefined) return undefined;
  const language = languageOf(textAt(data, 'preferred_locale'));
  return { community: communityOf(server), owner: accountOf(owner), language };
}

/**
 * Reads whether a webhook event is about a server that has just got the bot. Discord doesn't document that it names the
 * owner of the server, who then is whoever added the bot.
 * https://docs.discord.com/developers/events/webhook-events#application-authorized
 */
export function installedIn(payload: unknown): Newcomer | undefined {
  if (textAt(payload, 'event', 'type') !== ApplicationWebhookEventType.ApplicationAuthorized) return undefined;
  const data = partAt(payload, 'event', 'data');
  if (partAt(data, 'integration_type') !== ApplicationIntegrationType.GuildInstall) return undefined;
  const server = textAt(data, 'guild', 'id');
  const owner = textAt(data, 'guild', 'owner_id') ?? textAt(data, 'user', 'id');
  if (server === undefined || owner === undefined) return undefined;
  const language = languageOf(textAt(data, 'guild', 'preferred_locale'));
  return { community: communityOf(server), owner: accountOf(owner), language };
}
