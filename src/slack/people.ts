import type { WebClient } from '@slack/web-api';
import { Refusal } from '../bot/refusal.ts';
import type { Log } from '../log.ts';
import { shownName } from '../text/plain-text.ts';
import { isNobody, secondsToWait } from './faults.ts';

/** Milliseconds for which Slack's answer about somebody, or about the user groups, is used again. */
const REMEMBERED = 60_000;
/** The same for an answer by which somebody is refused something: they may just have joined. */
const REFUSING = 5_000;
/** The same while Slack wants a pause, and for names and languages. Slack reports who changed meanwhile. */
const REPORTED = 60 * 60 * 1000;
/** How much is remembered of people. */
export interface Remembered {
  /** So many people at most. */
  most: number;
  /** Milliseconds for which names and languages are used again: an hour at most, where Slack's reports all arrive here. */
  lasts: number;
}
const REMEMBERING: Remembered = { most: 10_000, lasts: REPORTED };

export interface Person {
  id: string;
  name: string;
  bot: boolean;
  /** Left, or from another workspace that shares a channel with this one. */
  elsewhere: boolean;
  admin: boolean;
  locale: string | undefined;
}

export type People = ReturnType<typeof createPeople>;

/**
 * What Slack says of people, remembered for a minute, or for five seconds where it means that somebody is refused.
 * Each method throws a Refusal when Slack doesn't answer: without an answer nobody is let through.
 */
export function createPeople(client: WebClient, now: () => number, log: Log, { most, lasts: knownFor } = REMEMBERING) {
  /** The one who was asked about longest ago is the first. */
  const people = new Map<string, { at: number; person: Person | undefined }>();
  /** What Slack is being asked, and whether it has reported a change of that person meanwhile. */
  const asking = new Set<{ id: string; changed: boolean }>();
  /** Since then no report of Slack's has been missed. */
  let reportedSince = now();
  let members: { at: number; of: Map<string, string[]> } | undefined;

  /** Whether what was said at a time still holds. A clock that was set back since tells nothing. */
  function holds(at: number, lasts: number): boolean {
    const age = now() - at;
    return age >= 0 && age < lasts;
  }

  /** The same of an answer about somebody, who may have changed without a report. */
  const isCurrent = (at: number, lasts: number) => at >= reportedSince && holds(at, lasts);

  /** @param instead What may do where Slack has been asked too often. */
  async function ask<Answer>(question: () => Promise<Answer>, instead?: Answer): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      if (instead !== undefined && secondsToWait(error) !== undefined) return instead;
      log.warn({ err: error }, 'slack: people could not be looked up');
      throw new Refusal('call.unreadable', { platform: 'Slack' });
    }
  }

  async function look(id: string, team: string | undefined): Promise<Person | undefined> {
    try {
      const { user } = await client.users.info({ user: id, include_locale: true });
      if (!user) return undefined;
      const { enterprise_user: enterprise } = user;
      // Somebody in a Grid organisation may be in many of its workspaces, and have any of them or none as their own.
      const home =
        team !== undefined && ((user.team_id ?? team) === team || enterprise?.teams?.includes(team) === true);
      const governs = [user.is_admin, user.is_owner, enterprise?.is_admin, enterprise?.is_owner].includes(true);
      return {
        id,
        name: shownName(user.profile?.display_name || user.real_name || user.name || id),
        bot: user.is_bot === true || id === 'USLACKBOT',
        elsewhere: user.deleted === true || !home,
        admin: home && !user.deleted && governs,
        locale: user.locale,
      };
    } catch (error) {
      if (isNobody(error)) return undefined;
      throw error;
    }
  }

  return {
    /**
     * Undefined when Slack knows nobody by that id. Without a workspace everybody is from elsewhere. `afresh` asks Slack
     * even if its last answer is remembered.
     */
    async person(id: string, team: string | undefined, afresh?: 'afresh'): Promise<Person | undefined> {
      const known = people.get(id);
      const lasts = known?.person && !known.person.elsewhere ? REMEMBERED : REFUSING;
      if (!afresh && known && isCurrent(known.at, lasts)) return known.person;
      // Nobody loses their rights because others have asked too much.
      const instead = known && holds(known.at, REPORTED) ? known.person : undefined;
      const question = { id, changed: false };
      asking.add(question);
      const person = await ask(() => look(id, team), instead).finally(() => asking.delete(question));
      if (person && person === instead) return person;
      people.delete(id);
      const [oldest] = people.keys();
      if (oldest !== undefined && people.size >= most) people.delete(oldest);
      people.set(id, { at: question.changed ? Number.NEGATIVE_INFINITY : now(), person });
      return person;
    },

    /**
     * What Slack said of a member of the workspace within the last hour. Undefined where a change was reported since, or
     * may have been while the bot wasn't connected. It says who somebody is, and not what they may do.
     */
    lately(id: string): Person | undefined {
      const known = people.get(id);
      return known?.person?.elsewhere === false && isCurrent(known.at, knownFor) ? known.person : undefined;
    },

    /** For when Slack's reports begin to arrive. */
    reportedFromNow() {
      reportedSince = now();
    },

    /** What Slack said of somebody last, however long ago. */
    lastKnown: (id: string) => people.get(id)?.person,

    /** For when Slack reports that something about somebody changed: the next look asks again. */
    forget(id: string) {
      for (const question of asking) if (question.id === id) question.changed = true;
      const known = people.get(id);
      if (known) known.at = Number.NEGATIVE_INFINITY;
    },

    async allGroups(): Promise<readonly { id: string; name: string }[]> {
      const { usergroups = [] } = await ask(() => client.usergroups.list({}));
      return usergroups.flatMap(({ id, name, handle }) => (id ? [{ id, name: shownName(name ?? handle ?? id) }] : []));
    },

    /** Ids of the user groups somebody is in. `afresh` is for before somebody is refused something. */
    async groups(id: string, afresh?: 'afresh'): Promise<readonly string[]> {
      if (!members || !holds(members.at, afresh ? REFUSING : REMEMBERED)) {
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
