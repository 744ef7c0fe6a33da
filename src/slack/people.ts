import type { WebClient } from '@slack/web-api';
import { Refusal } from '../bot/refusal.ts';
import type { Log } from '../log.ts';
import { shownName } from '../text/plain-text.ts';
import { isNobody } from './faults.ts';

/** Milliseconds for which Slack's answer about somebody, or about the user groups, is used again. */
const REMEMBERED = 60_000;
/** How many people are remembered at most. */
const MOST = 10_000;

interface Person {
  id: string;
  name: string;
  bot: boolean;
  /** Left, or a guest from another workspace. */
  elsewhere: boolean;
  admin: boolean;
  locale: string | undefined;
}

export type People = ReturnType<typeof createPeople>;

/**
 * What Slack says of people, remembered for a minute.
 * Each method throws a Refusal when Slack doesn't answer: without an answer nobody is let through.
 */
export function createPeople(client: WebClient, now: () => number, log: Log) {
  const people = new Map<string, { at: number; person: Person | undefined }>();
  let members: { at: number; of: Map<string, string[]> } | undefined;

  async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      log.warn({ err: error }, 'slack: people could not be looked up');
      throw new Refusal('call.unreadable', { platform: 'Slack' });
    }
  }

  async function look(id: string, team: string): Promise<Person | undefined> {
    try {
      const { user } = await client.users.info({ user: id, include_locale: true });
      if (!user) return undefined;
      const home = user.team_id === undefined || user.team_id === team;
      return {
        id,
        name: shownName(user.profile?.display_name || user.real_name || user.name || id),
        bot: user.is_bot === true || id === 'USLACKBOT',
        elsewhere: user.deleted === true || !home,
        admin: home && !user.deleted && (user.is_admin === true || user.is_owner === true),
        locale: user.locale,
      };
    } catch (error) {
      if (isNobody(error)) return undefined;
      throw error;
    }
  }

  return {
    /** Undefined when Slack knows nobody by that id. `afresh` asks Slack even if its last answer is remembered. */
    async person(id: string, team: string, afresh?: 'afresh'): Promise<Person | undefined> {
      const known = people.get(id);
      if (!afresh && known && now() - known.at < REMEMBERED) return known.person;
      const person = await ask(() => look(id, team));
      if (people.size >= MOST) people.clear();
      people.set(id, { at: now(), person });
      return person;
    },

    /** For when Slack reports that something about somebody changed: the next look asks again. */
    forget: (id: string) => void people.delete(id),

    async allGroups(): Promise<readonly { id: string; name: string }[]> {
      const { usergroups = [] } = await ask(() => client.usergroups.list({}));
      return usergroups.flatMap(({ id, name, handle }) => (id ? [{ id, name: shownName(name ?? handle ?? id) }] : []));
    },

    /** Ids of the user groups somebody is in. */
    async groups(id: string): Promise<readonly string[]> {
      if (!members || now() - members.at >= REMEMBERED) {
        const { usergroups = [] } = await ask(() => client.usergroups.list({ include_users: true }));
        const of = new Map<string, string[]>();
        for (const { id: group, users } of usergroups) {
          if (group === undefined) continue;
          // Slack may list a group without its members.
          const listed = users ? { users } : await ask(() => client.usergroups.users.list({ usergroup: group }));
          for (const user of listed.users ?? []) of.set(user, [...(of.get(user) ?? []), group]);
        }
        members = { at: now(), of };
      }
      return members.of.get(id) ?? [];
    },
  };
}
