import { ErrorCode, type WebClient } from '@slack/web-api';
import { stampOf } from '../bot/action-id.ts';
import type { Card } from '../bot/answer.ts';
import type { Platform } from '../bot/call.ts';
import { Refusal } from '../bot/refusal.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import type { Account } from '../ids.ts';
import type { People } from './people.ts';
import { toMessage } from './to-message.ts';

export const accountOf = (team: string, user: string): Account => `slack:${team}:${user}`;

/** A bot that posts without a user of its own is known by an id of this kind. */
const BOT = /^B[A-Z0-9]+$/;

interface Asking {
  people: People;
  client: WebClient;
  team: string;
  caller: string;
  /** Files that came along, by their ids, and where to get them. */
  sent: { files: Readonly<Record<string, string>>; server: FileServer };
}

export function platformOf({ people, client, team, caller, sent }: Asking): Platform {
  const community = `slack:${team}` as const;
  const userOf = (account: Account) => account.slice(accountOf(team, '').length);

  /** Posts a card; whoever may press its buttons may, in this community. False when Slack doesn't let the bot. */
  async function post(channel: string, card: Card): Promise<boolean> {
    const { text, blocks } = toMessage({ kind: 'reply', card }, stampOf(community, '', Date.now()));
    try {
      await client.chat.postMessage({ channel, text, blocks, unfurl_links: false, unfurl_media: false });
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  return {
    name: 'Slack',
    post,
    allRoles: () => people.allGroups(),
    async tell(account, card) {
      try {
        const { channel } = await client.conversations.open({ users: userOf(account) });
        return channel?.id !== undefined && (await post(channel.id, card));
      } catch (error) {
        if (isRefusal(error)) return false;
        throw error;
      }
    },

    /** IncomingCall of Slack each time: an admin's rights may end between two commands. */
    async isAdmin() {
      return (await people.person(caller, team, 'afresh'))?.admin === true;
    },
    async member(id) {
      const account = accountOf(team, id);
      if (BOT.test(id)) return { account, id, name: 'App', bot: true };
      const person = await people.person(id, team);
      return person && !person.elsewhere ? { account, id, name: person.name, bot: person.bot } : undefined;
    },
    accountOf: (id) => accountOf(team, id),
    roles: (account) => people.groups(userOf(account)),
    async file(id) {
      const address = sent.files[id];
      if (address === undefined) throw new Refusal('file.unreachable');
      return readSentFile(address, sent.server);
    },
  };
}

/** Slack took the request and said no: not in the channel, no such channel, a scope that is missing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === ErrorCode.PlatformError;
