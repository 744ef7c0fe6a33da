import { Routes } from 'discord-api-types/v10';
import type { Call, Member } from '../bot/call.ts';
import { Refusal } from '../bot/refusal.ts';
import { entriesAt, partAt, textAt, textsAt } from '../connections/payload.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf, type CallInteraction } from './interaction.ts';
import { isGone, type Rest } from './rest.ts';

/**
 * Somebody by what Discord sends of them and of their membership. Without a membership where somebody writes to the bot
 * directly, or where Discord didn't send it, as for an app.
 */
export function toCaller(user: unknown, membership: unknown): Call['caller'] {
  const joinedAt = Date.parse(textAt(membership, 'joined_at') ?? '');
  const name = textAt(membership, 'nick') ?? textAt(user, 'global_name') ?? textAt(user, 'username') ?? '';
  return {
    account: accountOf(textAt(user, 'id') ?? ''),
    name: shownName(name),
    ...(!Number.isNaN(joinedAt) && { joinedAt }),
  };
}

/** The people of an interaction's server: first those the interaction itself describes, then by asking Discord. */
export function peopleOf(interaction: CallInteraction, rest: Pick<Rest, 'get'>) {
  const guild = textAt(interaction, 'guild_id');
  const users = new Map<string, unknown>();
  const memberships = new Map<string, unknown>();
  know(partAt(interaction, 'member', 'user'), partAt(interaction, 'member'));
  for (const [, user] of entriesAt(interaction, 'data', 'resolved', 'users')) know(user);
  for (const [id, membership] of entriesAt(interaction, 'data', 'resolved', 'members')) {
    if (membership) memberships.set(id, membership);
  }
  for (const [, message] of entriesAt(interaction, 'data', 'resolved', 'messages')) know(partAt(message, 'author'));

  function know(user: unknown, membership?: unknown): void {
    const id = textAt(user, 'id');
    if (id === undefined) return;
    users.set(id, user);
    if (membership) memberships.set(id, membership);
  }

  async function ask(id: string): Promise<'found' | 'gone' | 'unanswered'> {
    if (!guild || !/^\d{1,20}$/.test(id)) return 'gone';
    try {
      const member = await rest.get(Routes.guildMember(guild, id));
      know(partAt(member, 'user'), member);
      return 'found';
    } catch (error) {
      // Any other failure doesn't tell whether somebody is there.
      return isGone(error) ? 'gone' : 'unanswered';
    }
  }

  return {
    /** Undefined for who isn't in the server. @throws {Refusal} when Discord doesn't say. */
    async member(id: string): Promise<Member | undefined> {
      const bot = () => partAt(users.get(id), 'bot') === true;
      // The author of a message, or who was picked in a menu, may have left since. Apps have no membership.
      if (!memberships.has(id) && !bot()) {
        if ((await ask(id)) === 'gone') return undefined;
        if (!users.has(id)) throw unreadable();
      }
      return users.has(id) ? { ...toCaller(users.get(id), memberships.get(id)), id, bot: bot() } : undefined;
    },
    /** None for who isn't in the server. @throws {Refusal} when Discord doesn't say. */
    async roles(id: string): Promise<readonly string[]> {
      if (!memberships.has(id) && (await ask(id)) === 'unanswered') throw unreadable();
      return textsAt(memberships.get(id), 'roles');
    },
  };
}

const unreadable = () => new Refusal('call.unreadable', { platform: 'Discord' });
