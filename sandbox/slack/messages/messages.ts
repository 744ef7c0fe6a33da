import { ApiError } from '../api-error.ts';
import { nextTs, type SlackTown, type StoredMessage } from '../state.ts';
import { bot, conversation } from '../workspace.ts';
import type { Content } from './content.ts';
import { lostPictures } from './pictures.ts';

/** This counts the messages of all channels together. */
const mostKept = 100;

export interface Messages {
  /** @throws {ApiError} when the blocks show an unknown file */
  post(message: Omit<StoredMessage, 'ts'>): StoredMessage;
  /** Posts a message of the app. @param to the only Slack user who sees it; null for everyone */
  say(
    channel: string,
    content: Content & Pick<StoredMessage, 'metadata' | 'thread'>,
    to?: string | null,
  ): StoredMessage;
  /** Adds somebody's reaction, or takes it back. Resolves to whether it was added. */
  react(message: StoredMessage, user: string, name: string): boolean;
  find(ts: string): StoredMessage | undefined;
  /** Does nothing when the message is gone. @throws {ApiError} when the blocks show an unknown file */
  edit(ts: string, content: Partial<Content>): void;
  remove(ts: string): void;
  /** Lists the messages that a Slack user can see, oldest first. */
  seenBy(user: string): StoredMessage[];
}

export function createMessages(town: SlackTown): Messages {
  const { state } = town;
  const refuseLost = ({ blocks = [] }: Partial<Content>): void => {
    const lost = lostPictures(blocks, state.files, '/blocks');
    if (lost.length > 0) throw new ApiError('invalid_blocks', lost);
  };
  const messages: Messages = {
    post(message) {
      refuseLost(message);
      const posted = { ...message, ts: nextTs(town) };
      state.messages = [...state.messages, posted].slice(-mostKept);
      town.changed();
      return posted;
    },
    say: (channel, content, to = null) =>
      messages.post({ channel, user: bot.user, botId: bot.id, files: [], to, ...content }),
    find: (ts) => state.messages.find((one) => one.ts === ts),
    edit(ts, content) {
      refuseLost(content);
      const found = messages.find(ts);
      if (!found) return;
      Object.assign(found, content);
      town.changed();
    },
    react(message, user, name) {
      const users = message.reactions?.[name] ?? [];
      const added = !users.includes(user);
      const now = added ? [...users, user] : users.filter((one) => one !== user);
      message.reactions = { ...message.reactions, [name]: now };
      town.changed();
      return added;
    },
    remove(ts) {
      state.messages = state.messages.filter((one) => one.ts !== ts);
      town.changed();
    },
    seenBy: (user) =>
      state.messages.filter(
        ({ channel, to }) => (to === null || to === user) && conversation(channel)?.members.includes(user),
      ),
  };
  return messages;
}
