import { RateLimitError } from 'discord.js';
import {
  type RESTGetAPIGuildResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Card } from '../bot/answer.ts';
import type { Unposted } from '../bot/call.ts';
import { type Courier, type Letter, PlatformBusy, type Posted } from '../bot/courier.ts';
import { unlessRefused } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { type Community, userOf } from '../ids.ts';
import { shownName } from '../text/plain-text.ts';
import { guildOf } from './interaction.ts';
import { stampWithServer } from './letter.ts';
import { isUnknownMessage } from './posted.ts';
import { isForbidden, type Rest, whyUnposted } from './rest.ts';
import { toPost } from './to-message.ts';

/** @param rest Should reject where Discord wants a pause, instead of waiting. */
export function createCourier(rest: Pick<Rest, 'get' | 'post' | 'patch'>, now: () => number): Courier {
  /** Everybody in the server may press the card's buttons. Within minutes Discord takes a nonce once. */
  async function post(
    channel: string,
    { community, card, nonce }: Letter,
    stamp = stampOf(community, '', now()),
  ): Promise<Posted | Unposted> {
    const body = { ...toPost(card, stamp), nonce, enforce_nonce: true };
    try {
      return { message: textAt(await orBusy(rest.post(Routes.channelMessages(channel), { body })), 'id') };
    } catch (error) {
      const why = whyUnposted(error);
      if (!why) throw error;
      return why;
    }
  }

  /** A direct message doesn't show which server it is about, and somebody may be in several that have the bot. */
  async function withServerName(card: Card, community: Community): Promise<Card> {
    const { name } = (await orBusy(rest.get(Routes.guild(guildOf(community))))) as RESTGetAPIGuildResult;
    return { ...card, parts: [...card.parts, { part: 'small', line: [shownName(name)] }] };
  }

  return {
    post: (channel, letter) => post(channel, letter),
    async change(channel, message, { community, card }) {
      const body = toPost(card, stampOf(community, '', now()));
      try {
        await orBusy(rest.patch(Routes.channelMessage(channel, message), { body }));
      } catch (error) {
        if (!whyUnposted(error) && !isUnknownMessage(error)) throw error;
      }
    },
    tell: (account, letter) =>
      unlessRefused(async () => {
        const body = { recipient_id: userOf(account) };
        const opened = await orBusy(rest.post(Routes.userChannels(), { body }));
        const { id } = opened as RESTPostAPICurrentUserCreateDMChannelResult;
        const card = await withServerName(letter.card, letter.community);
        const stamp = stampWithServer(stampOf(letter.community, '', now()), letter.community);
        return typeof (await post(id, { ...letter, card }, stamp)) !== 'string';
      }, isForbidden),
  };
}

/** @throws {PlatformBusy} where Discord, or the client that counts along, wants a pause. */
async function orBusy<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof RateLimitError ? new PlatformBusy(error.retryAfter / 1_000, error) : error;
  }
}
