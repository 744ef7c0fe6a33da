import { type APIGuildMember, Routes } from 'discord-api-types/v10';
import type { Member } from '../bot/call.ts';
import { Refusal } from '../bot/refusal.ts';
import { isGone } from './faults.ts';
import { type CallInteraction, resolvedIn } from './interaction.ts';
import { type Membership, toMember, type User } from './member.ts';
import type { Rest } from './rest.ts';

export interface People {
  /** Undefined for who isn't in the server. @throws {Refusal} when Discord doesn't say. */
  member(id: string): Promise<Member | undefined>;
  /** None for who isn't in the server. @throws {Refusal} when Discord doesn't say. */
  roles(id: string): Promise<readonly string[]>;
}

/** The people of an interaction's server: first those the interaction itself describes, then by asking Discord. */
export function peopleOf(interaction: CallInteraction, rest: Pick<Rest, 'get'>): People {
  const { member: caller, guild_id: guild } = interaction;
  const users = new Map<string, User>();
  const memberships = new Map<string, Membership>();
  if (caller) know(caller.user, caller);
  const resolved = resolvedIn(interaction);
  for (const user of Object.values(resolved.users ?? {})) users.set(user.id, user);
  for (const [id, membership] of Object.entries(resolved.members ?? {})) memberships.set(id, membership);
  for (const { author } of Object.values(resolved.messages ?? {})) users.set(author.id, author);

  function know(user: User, membership: Membership) {
    users.set(user.id, user);
    memberships.set(user.id, membership);
  }

  async function ask(id: string): Promise<'found' | 'gone' | 'unanswered'> {
    if (!guild || !/^\d{1,20}$/.test(id)) return 'gone';
    try {
      const member = (await rest.get(Routes.guildMember(guild, id))) as APIGuildMember;
      know(member.user, member);
      return 'found';
    } catch (error) {
      // Any other failure doesn't tell whether somebody is there.
      return isGone(error) ? 'gone' : 'unanswered';
    }
  }

  return {
    async member(id) {
      // The author of a message, or who was picked in a menu, may have left since. Apps have no membership.
      if (!memberships.has(id) && !users.get(id)?.bot) {
        if ((await ask(id)) === 'gone') return undefined;
        if (!users.has(id)) throw unreadable();
      }
      const user = users.get(id);
      return user && toMember(user, memberships.get(id));
    },
    async roles(id) {
      if (!memberships.has(id) && (await ask(id)) === 'unanswered') throw unreadable();
      return memberships.get(id)?.roles ?? [];
    },
  };
}

const unreadable = () => new Refusal('call.unreadable', { platform: 'Discord' });
