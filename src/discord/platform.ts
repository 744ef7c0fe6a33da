import {
  type APIGuildMember,
  type APIInteractionDataResolved,
  type APIInteractionGuildMember,
  type APIRole,
  type APIUser,
  MessageFlags,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Card } from '../bot/answer.ts';
import type { Member, Platform } from '../bot/call.ts';
import { Refusal } from '../bot/refusal.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import type { Account } from '../ids.ts';
import { shownName } from '../text/plain-text.ts';
import type { CallInteraction } from './to-call.ts';
import { toMessage } from './to-message.ts';

/** The little of a REST client that is needed here. */
export interface Rest {
  get(route: `/${string}`): Promise<unknown>;
  post(route: `/${string}`, sending: { body: unknown }): Promise<unknown>;
}

type Named = Pick<APIUser, 'id' | 'username' | 'global_name'>;

interface Membership {
  nick?: string | null;
  roles: readonly string[];
  joined_at?: string | null;
}

/** Whom and what an interaction names, of any kind of interaction. */
interface Resolved extends APIInteractionDataResolved {
  messages?: Record<string, { author: APIUser }>;
}

export const nameOf = (user: Named, member?: { nick?: string | null }): string =>
  shownName(member?.nick ?? user.global_name ?? user.username);

/** What Discord says of people, from the interaction itself where it holds it. */
export function platformOf(interaction: CallInteraction, rest: Rest, files: FileServer): Platform {
  const users = new Map<string, APIUser>();
  const members = new Map<string, Membership>();
  const { member: caller, guild_id: guild } = interaction;
  if (caller) know(caller.user, caller);
  const resolved: Resolved = ('resolved' in interaction.data && interaction.data.resolved) || {};
  for (const user of Object.values(resolved.users ?? {})) users.set(user.id, user);
  for (const [id, member] of Object.entries(resolved.members ?? {})) members.set(id, member);
  for (const { author } of Object.values(resolved.messages ?? {})) users.set(author.id, author);

  function know(user: APIUser, member: APIGuildMember | APIInteractionGuildMember) {
    users.set(user.id, user);
    members.set(user.id, member);
  }

  /** Asks Discord for somebody the interaction says nothing of; undefined when it told. */
  async function ask(id: string): Promise<'gone' | 'unsaid' | undefined> {
    if (!guild || !/^\d{1,20}$/.test(id)) return 'gone';
    try {
      const member = (await rest.get(Routes.guildMember(guild, id))) as APIGuildMember;
      know(member.user, member);
      return undefined;
    } catch (error) {
      // What else goes wrong between here and Discord leaves the question open, and is answered by who asked it.
      return isGone(error) ? 'gone' : 'unsaid';
    }
  }

  /** Posts a card for all of the server. False when the bot may not. */
  async function send(channel: string, card: Card): Promise<boolean> {
    const { flags = 0, ...message } = toMessage(
      { kind: 'reply', card },
      guild ? stampOf(`discord:${guild}`, '', Date.now()) : '',
    );
    try {
      await rest.post(Routes.channelMessages(channel), {
        body: { ...message, flags: flags & ~MessageFlags.Ephemeral },
      });
      return true;
    } catch (error) {
      if (isForbidden(error)) return false;
      throw error;
    }
  }

  /** A direct message doesn't show which server it is about, and the bot may be in several of somebody's. */
  async function signed(card: Card, server: string): Promise<Card> {
    const { name } = (await rest.get(Routes.guild(server))) as { name: string };
    return { ...card, parts: [...card.parts, { part: 'small', line: [shownName(name)] }] };
  }

  return {
    name: 'Discord',
    async isAdmin() {
      return caller !== undefined && governs(caller.permissions);
    },
    async member(id): Promise<Member | undefined> {
      // An author or a pick may have left since: who isn't shown as a member here is asked for.
      if (!members.has(id) && !users.get(id)?.bot) {
        if ((await ask(id)) === 'gone') return undefined;
        if (!users.has(id)) throw new Refusal('call.unreadable', { platform: 'Discord' });
      }
      const user = users.get(id);
      const member = members.get(id);
      const joinedAt = member?.joined_at ? Date.parse(member.joined_at) : Number.NaN;
      return (
        user && {
          account: `discord:${id}`,
          id,
          name: nameOf(user, member),
          bot: user.bot === true,
          ...(!Number.isNaN(joinedAt) && { joinedAt }),
        }
      );
    },
    accountOf: (id) => `discord:${id}`,
    post: (channel, card) => send(channel, card),
    async tell(account, card) {
      const body = { recipient_id: account.slice('discord:'.length) };
      try {
        const channel = (await rest.post(Routes.userChannels(), { body })) as { id: string };
        return await send(channel.id, guild ? await signed(card, guild) : card);
      } catch (error) {
        if (isForbidden(error)) return false;
        throw error;
      }
    },
    async allRoles() {
      if (!guild) return [];
      const roles = (await rest.get(Routes.guildRoles(guild))) as APIRole[];
      // The role of everybody has the server's own id.
      return roles.filter((role) => role.id !== guild).map(({ id, name }) => ({ id, name: shownName(name) }));
    },
    async roles(account: Account) {
      const id = account.slice('discord:'.length);
      if (!members.has(id) && (await ask(id)) === 'unsaid') {
        throw new Refusal('call.unreadable', { platform: 'Discord' });
      }
      return members.get(id)?.roles ?? [];
    },
    async file(id) {
      const address = Object.values(resolved.attachments ?? {}).find((one) => one.id === id)?.url;
      if (address === undefined) throw new Refusal('file.unreachable');
      return readSentFile(address, files);
    },
  };
}

/** Whether permission bits hold Manage Server, or Administrator, which is above it. */
export function governs(permissions: string): boolean {
  if (!/^\d+$/.test(permissions)) return false;
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}

/** Not there for the bot, or closed to it. */
const isForbidden = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && (error.status === 403 || error.status === 404);

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json: unknown member, unknown user. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 10007 || error.code === 10013);
