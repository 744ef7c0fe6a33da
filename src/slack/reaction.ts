import { createCount } from '../bot/dispatch/limits.ts';
import { partAt, textAt } from '../connections/payload.ts';
import { ask, forMessage, type Surroundings } from './ask.ts';
import { eventTeam } from './event-team.ts';
import { communityOf } from './platform.ts';
import { toMessage } from './to-message.ts';

/** Milliseconds for which somebody gets no second card by the same message, however often they take back a reaction. */
const PAUSE = 10 * 60 * 1000;

/** Somebody's reaction to a message. */
export interface Reaction {
  /** Slack's id of the event. */
  id: string;
  team: string;
  user: string;
  /** Whose message it is. */
  author: string;
  channel: string;
  /** The message's timestamp, by which Slack knows it. */
  ts: string;
  /** The emoji's name, without a skin tone. */
  emoji: string;
}

/**
 * Reads a reaction from an event; undefined where it can't open a jar: it's to something else than a message, to one's own
 * message, or to one of which Slack names no author. https://docs.slack.dev/reference/events/reaction_added
 */
export function reactionIn(body: unknown): Reaction | undefined {
  const event = partAt(body, 'event');
  const [id, team] = [textAt(body, 'event_id'), eventTeam(body)];
  const [user, author] = [textAt(event, 'user'), textAt(event, 'item_user')];
  const [channel, ts] = [textAt(event, 'item', 'channel'), textAt(event, 'item', 'ts')];
  const emoji = textAt(event, 'reaction')?.split('::')[0];
  if (!id || !team || !user || !author || !channel || !ts || !emoji) return undefined;
  if (textAt(event, 'item', 'type') !== 'message' || user === author) return undefined;
  return { id, team, user, author, channel, ts, emoji };
}

/**
 * Makes what shows somebody the jar of a message's author in answer to a reaction with the emoji that admins chose. It is
 * a `/tip` with all its checks, and a refusal is not said: most people react without thinking of a jar.
 */
export function createReactions(surroundings: Surroundings) {
  const { bot, client, log } = surroundings;
  const shown = createCount<string>(1, PAUSE);

  /** The message under which the thread is that a message is in; undefined where it's in none or Slack doesn't say. */
  async function threadOf({ channel, ts }: Reaction): Promise<string | undefined> {
    try {
      const { messages = [] } = await client.conversations.replies({ channel, ts, limit: 1 });
      return messages[0]?.thread_ts;
    } catch (error) {
      log.debug({ err: error }, 'slack: it could not be looked up in which thread a message is');
      return undefined;
    }
  }

  /** It never rejects. */
  return async (reaction: Reaction): Promise<void> => {
    const { id, team, user, author, channel, ts, emoji } = reaction;
    if ((await bot.reaction(communityOf(team))) !== emoji) return;
    if (shown.count(`${user} ${channel} ${ts}`) > 0) return;
    if (!(await bot.isNew(`slack:${id}`, communityOf(team)))) return;
    const options = { user: { member: author } };
    const call = { id: `slack:${id}`, command: 'tip', options, unasked: true } as const;
    const incoming = { call, team, user, userName: user, channel, trigger: '', home: false };
    const { answer, stamp } = await ask(incoming, surroundings).answered;
    const reply = forMessage(answer);
    if (!reply || reply.refusal) return;
    const { text, blocks } = toMessage(reply, stamp);
    const thread = await threadOf(reaction);
    try {
      await client.chat.postEphemeral({ channel, user, text, blocks, ...(thread && { thread_ts: thread }) });
    } catch (error) {
      log.warn({ err: error }, 'slack: a card could not be shown in answer to a reaction');
    }
  };
}
