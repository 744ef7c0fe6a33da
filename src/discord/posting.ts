import {
  MessageFlags,
  type RESTGetAPIGuildResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Card } from '../bot/answer.ts';
import type { Platform } from '../bot/call.ts';
import { unlessRefused } from '../connections/unless-refused.ts';
import { shownName } from '../text/plain-text.ts';
import { isForbidden } from './faults.ts';
import { communityOf, userOf } from './ids.ts';
import type { Rest } from './rest.ts';
import { toMessage } from './to-message.ts';

interface Surroundings {
  /** Undefined where the bot was called in a direct message. */
  guild: string | undefined;
  rest: Pick<Rest, 'get' | 'post'>;
  now(): number;
}

/** Messages of the bot's own: into channels of a server, and to somebody directly. */
export function postingOf({ guild, rest, now }: Surroundings): Pick<Platform, 'post' | 'tell'> {
  /** Everybody in the server may press the card's buttons. */
  async function post(channel: string, card: Card): Promise<boolean> {
    const stamp = guild ? stampOf(communityOf(guild), '', now()) : '';
    const { flags = 0, ...message } = toMessage({ kind: 'reply', card }, stamp);
    const body = { ...message, flags: flags & ~MessageFlags.Ephemeral };
    return unlessRefused(async () => {
      await rest.post(Routes.channelMessages(channel), { body });
      return true;
    }, isForbidden);
  }

  /** A direct message doesn't show which server it is about, and somebody may be in several that have the bot. */
  async function withServerName(card: Card, server: string): Promise<Card> {
    const { name } = (await rest.get(Routes.guild(server))) as RESTGetAPIGuildResult;
    return { ...card, parts: [...card.parts, { part: 'small', line: [shownName(name)] }] };
  }

  return {
    post,
    tell: (account, card) =>
      unlessRefused(async () => {
        const body = { recipient_id: userOf(account) };
        const channel = (await rest.post(Routes.userChannels(), {
          body,
        })) as RESTPostAPICurrentUserCreateDMChannelResult;
        return post(channel.id, guild ? await withServerName(card, guild) : card);
      }, isForbidden),
  };
}
