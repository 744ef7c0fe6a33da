import type { WebClient } from '@slack/web-api';
import type { Platform, Unposted } from '../bot/call.ts';
import { type Courier, newNonce, orUnposted } from '../bot/courier.ts';
import { Refusal } from '../bot/refusal.ts';
import { ifTold } from '../connections/if-told.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import { type Account, type Community, userOf } from '../ids.ts';
import type { Log } from '../log.ts';
import { whyUnposted } from './faults.ts';
import { EVERYONE } from './parse.ts';
import type { People } from './people.ts';

export const communityOf = (team: string): Community => `slack:${team}`;

export const accountOf = (team: string, user: string): Account => `slack:${team}:${user}`;

/** A bot that posts without a user of its own is known by an id of this kind. */
const BOT = /^B[A-Z0-9]+$/;

interface Surroundings {
  people: People;
  client: WebClient;
  courier: Pick<Courier, 'post'>;
  team: string;
  /** The user id of whoever called. */
  caller: string;
  /** The addresses of files that came with the call, by the files' ids, and where Slack keeps them. */
  sent: { files: Readonly<Record<string, string>>; server: FileServer };
  log: Pick<Log, 'warn'>;
}

/** What a command may ask of the workspace that a call comes from. */
export function platformOf({ people, client, courier, team, caller, sent, log }: Surroundings): Platform {
  /** Undefined where nothing speaks against a post, and where Slack doesn't say: the app may lack the scope to ask. */
  async function whyUnpostable(channel: string): Promise<Unposted | undefined> {
    const asking = client.conversations.info({ channel }).catch((error: unknown) => {
      if (whyUnposted(error) === 'gone') return 'gone' as const;
      throw error;
    });
    const told = await ifTold(asking, log);
    if (told === 'gone') return told;
    if (told?.channel?.is_archived) return 'archived';
    return told?.channel?.is_member === false ? 'closed' : undefined;
  }

  return {
    name: 'Slack',
    post: async (channel, card) =>
      orUnposted(
        await courier.post(channel, { community: communityOf(team), card, nonce: newNonce(), since: undefined }),
      ),
    /** Asks Slack each time: an admin's rights may end between two commands. */
    isAdmin: async () => (await people.person(caller, team, 'afresh'))?.admin === true,
    isMember: async () => (await people.person(caller, team))?.elsewhere === false,
    async member(id) {
      const account = accountOf(team, id);
      if (BOT.test(id)) return { account, id, name: 'App', bot: true };
      const person = people.lately(id) ?? (await people.person(id, team));
      return person && !person.elsewhere ? { account, id, name: person.name, bot: person.bot } : undefined;
    },
    accountOf: (id) => accountOf(team, id),
    roles: (account, afresh) => people.groups(userOf(account), afresh),
    everyone: EVERYONE,
    allRoles: () => people.allGroups(),
    async deletedRoles(ids) {
      const groups = await ifTold(people.allGroups(), log);
      return groups ? ids.filter((id) => !groups.some((group) => group.id === id)) : [];
    },
    async unpostable(ids) {
      const found = await Promise.all(ids.map(async (id) => [id, await whyUnpostable(id)] as const));
      return new Map(found.flatMap(([id, why]) => (why ? [[id, why]] : [])));
    },
    together() {
      throw new Refusal('voice.slack');
    },
    file: (id) => readSentFile(sent.files[id], sent.server),
  };
}
