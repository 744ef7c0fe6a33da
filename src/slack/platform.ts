import type { Account, Platform } from '../bot/call.ts';
import type { People } from './people.ts';

export const accountOf = (team: string, user: string): Account => `slack:${team}:${user}`;

/** A bot that posts without a user of its own is known by an id of this kind. */
const BOT = /^B[A-Z0-9]+$/;

export function platformOf(people: People, team: string, caller: string): Platform {
  return {
    /** Asked of Slack each time: an admin's rights may end between two commands. */
    async isAdmin() {
      return (await people.person(caller, team, 'afresh'))?.admin === true;
    },
    async member(id) {
      const account = accountOf(team, id);
      if (BOT.test(id)) return { account, id, name: 'App', bot: true };
      const person = await people.person(id, team);
      return person && !person.elsewhere ? { account, id, name: person.name, bot: person.bot } : undefined;
    },
    roles: (account) => people.groups(account.slice(accountOf(team, '').length)),
  };
}
