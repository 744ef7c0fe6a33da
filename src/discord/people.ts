import { type APIGuildMember, type APIUser, Routes } from 'discord-api-types/v10';
import type { Call, Member } from '../bot/call.ts';
import { Refusal } from '../bot/refusal.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf, type CallInteraction, resolvedIn } from './interaction.ts';
import { isGone, type Rest } from './rest.ts';

type User = Pick<APIUser, 'id' | 'username' | 'global_name' | 'bot'>;

/** What a server knows of somebody, in any of Discord's payloads. */
type Membership = Pick<APIGuildMember, 'nick' | 'roles' | 'joined_at'>;

/** Without a membership where somebody writes to the bot directly, or where Discord didn't send it, as for an app. */
export function toCaller(user: User, membership: Membership | undefined): Call['caller'] {
  const joinedAt = Date.parse(membership?.joined_at ?? '');
  return {
    account: accountOf(user.id),
    name: shownName(membership?.nick ?? user.global_name ?? user.username),
    ...(!Number.isNaN(joinedAt) && { joinedAt }),
  };
}

/** The people of an interaction's server: first those the interaction itself describes, then by asking Discord. */
export function peopleOf(interaction: CallInteraction, rest: Pick<Rest, 'get'>) {
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
    /** Undefined for who isn't in the server. @throws {Refusal} when Discord doesn't say. */
    async member(id: string): Promise<Member | undefined> {
      // The author of a message, or who was picked in a menu, may have left since. Apps have no membership.
      if (!memberships.has(id) && !users.get(id)?.bot) {
        if ((await ask(id)) === 'gone') return undefined;
        if (!users.has(id)) throw unreadable();
      }
      const user = users.get(id);
      return user && { ...toCaller(user, memberships.get(id)), id, bot: user.bot === true };
    },
    /** None for who isn't in the server. @throws {Refusal} when Discord doesn't say. */
    async roles(id: string): Promise<readonly string[]> {
      if (!memberships.has(id) && (await ask(id)) === 'unanswered') throw unreadable();
      return memberships.get(id)?.roles ?? [];
    },
  };
}

const unreadable = () => new Refusal('call.unreadable', { platform: 'Discord' });
