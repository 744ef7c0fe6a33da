import type { WebClient } from '@slack/web-api';
import { stampOf } from '../bot/action-id.ts';
import type { Unposted } from '../bot/call.ts';
import { type Courier, type Letter, PlatformBusy, type Posted } from '../bot/courier.ts';
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
   * Finds a post that may have been sent before in the channel. Slack knows no nonce, so the bot looks for its own.
   * Where it may not look, the post is sent again: there twice is better than not there.
   */
  async function find(channel: string, nonce: string, since: number): Promise<Posted | undefined> {
    const oldest = String((since - SKEW) / 1_000);
    const asked = { channel, oldest, limit: LOOKED_AT, include_all_metadata: true };
    try {
      const { messages = [] } = await orBusy(client.conversations.history(asked));
      const found = messages.find(({ metadata }) => textAt(metadata, 'event_payload', 'nonce') === nonce);
      return found && { message: found.ts };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      log.warn({ err: error }, 'slack: the bot may not look whether a post arrived, and sends it again');
      return undefined;
    }
  }

  /** Everybody in the workspace may press the card's buttons. */
  async function post(channel: string, { community, card, nonce, since }: Letter): Promise<Posted | Unposted> {
    const there = since === undefined ? undefined : await find(channel, nonce, since);
    if (there) return there;
    const { text, blocks } = toPost(card, stampOf(community, '', now()));
    const metadata = { event_type: METADATA, event_payload: { nonce } };
    try {
      const { ts } = await orBusy(
        client.chat.postMessage({ channel, text, blocks, metadata, unfurl_links: false, unfurl_media: false }),
      );
      return { message: ts };
    } catch (error) {
      const why = whyUnposted(error);
      if (!why) throw error;
      return why;
    }
  }

  return {
    post,
    async change(channel, ts, { community, card }) {
      const { text, blocks } = toPost(card, stampOf(community, '', now()));
      try {
        await orBusy(client.chat.update({ channel, ts, text, blocks }));
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    },
    tell: (account, letter) =>
      unlessRefused(async () => {
        const { channel } = await orBusy(client.conversations.open({ users: userOf(account) }));
        return channel?.id !== undefined && typeof (await post(channel.id, letter)) !== 'string';
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
