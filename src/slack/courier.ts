import type { WebClient } from '@slack/web-api';
import { stampOf } from '../bot/action-id.ts';
import type { Unposted } from '../bot/call.ts';
import { type Courier, type Letter, PlatformBusy } from '../bot/courier.ts';
import { unlessRefused } from '../connections/connection.ts';
import { textAt } from '../connections/payload.ts';
import { userOf } from '../ids.ts';
import type { Log } from '../log.ts';
import { isRefusal, secondsToWait, whyUnposted } from './faults.ts';
import { toPost } from './to-message.ts';

/** What the metadata of the bot's posts is called. https://docs.slack.dev/messaging/message-metadata */
const METADATA = 'tip_jar_post';
/** Slack's clock and the bot's may differ by so many milliseconds. */
const SKEW = 5 * 60 * 1000;
/** So many of a channel's newest messages are looked at. */
const LOOKED_AT = 200;

/** @param client Should neither wait nor send anything twice by itself. */
export function createCourier(client: WebClient, now: () => number, log: Pick<Log, 'warn'>): Courier {
  /**
   * Whether a post that may have been sent before is in the channel. Slack knows no nonce, so the bot looks for its own.
   * Where it may not look, the post is sent again: there twice is better than not there.
   */
  async function isThere(channel: string, nonce: string, since: number): Promise<boolean> {
    const oldest = String((since - SKEW) / 1_000);
    const asked = { channel, oldest, limit: LOOKED_AT, include_all_metadata: true };
    try {
      const { messages = [] } = await orBusy(client.conversations.history(asked));
      return messages.some(({ metadata }) => textAt(metadata, 'event_payload', 'nonce') === nonce);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      log.warn({ err: error }, 'slack: the bot may not look whether a post arrived, and sends it again');
      return false;
    }
  }

  /** Everybody in the workspace may press the card's buttons. */
  async function post(channel: string, { community, card, nonce, since }: Letter): Promise<true | Unposted> {
    if (since !== undefined && (await isThere(channel, nonce, since))) return true;
    const { text, blocks } = toPost(card, stampOf(community, '', now()));
    const metadata = { event_type: METADATA, event_payload: { nonce } };
    try {
      await orBusy(
        client.chat.postMessage({ channel, text, blocks, metadata, unfurl_links: false, unfurl_media: false }),
      );
      return true;
    } catch (error) {
      const why = whyUnposted(error);
      if (!why) throw error;
      return why;
    }
  }

  return {
    post,
    tell: (account, letter) =>
      unlessRefused(async () => {
        const { channel } = await orBusy(client.conversations.open({ users: userOf(account) }));
        return channel?.id !== undefined && (await post(channel.id, letter)) === true;
      }, isRefusal),
  };
}

/** @throws {PlatformBusy} where Slack wants a pause. */
async function orBusy<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    const seconds = secondsToWait(error);
    throw seconds === undefined ? error : new PlatformBusy(seconds, error);
  }
}
