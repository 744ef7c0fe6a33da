import {
  MessageFlags,
  PermissionFlagsBits,
  type RESTGetAPIGuildResult,
  type RESTGetAPIGuildRolesResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Card } from '../bot/answer.ts';
import type { Platform } from '../bot/call.ts';
import { unlessRefused } from '../connections/connection.ts';
import { partAt, textAt } from '../connections/payload.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import { userOf } from '../ids.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf, type CallInteraction, communityOf } from './interaction.ts';
import { peopleOf } from './people.ts';
import { isForbidden, type Rest } from './rest.ts';
import { toMessage } from './to-message.ts';

interface Surroundings {
  rest: Pick<Rest, 'get' | 'post'>;
  /** Where Discord keeps what people send. */
  files: FileServer;
  now(): number;
}

/** What a command may ask of the server that an interaction comes from. */
export function platformOf(interaction: CallInteraction, { rest, files, now }: Surroundings): Platform {
  // Both are undefined where the bot was called in a direct message.
  const caller = partAt(interaction, 'member');
  const guild = textAt(interaction, 'guild_id');
  const people = peopleOf(interaction, rest);

  /** Everybody in the server may press the card's buttons. */
  async function post(channel: string, card: Card): Promise<boolean> {
    const stamp = guild ? stampOf(communityOf(guild), '', now()) : '';
    const { flags = 0, ...message } = toMessage({ kind: 'reply', card }, stamp);
    const body = { ...message, flags: flags & ~MessageFlags.Ephemeral };
    return unlessRefused(async () => {
      await rest.post(Routes.channelMessages(channel), { body });
      return true;
    }, isForbidden);
  }

  /** A direct message doesn't show which server it is about, and somebody may be in several that have the bot. */
  async function withServerName(card: Card): Promise<Card> {
    if (!guild) return card;
    const { name } = (await rest.get(Routes.guild(guild))) as RESTGetAPIGuildResult;
    return { ...card, parts: [...card.parts, { part: 'small', line: [shownName(name)] }] };
  }

  return {
    name: 'Discord',
    post,
    tell: (account, card) =>
      unlessRefused(async () => {
        const body = { recipient_id: userOf(account) };
        const opened = await rest.post(Routes.userChannels(), { body });
        const { id } = opened as RESTPostAPICurrentUserCreateDMChannelResult;
        return post(id, await withServerName(card));
      }, isForbidden),
    isAdmin: async () => governs(textAt(interaction, 'member', 'permissions') ?? ''),
    isMember: async () => caller !== undefined,
    member: people.member,
    accountOf,
    roles: (account) => people.roles(userOf(account)),
    async allRoles() {
      if (!guild) return [];
      const roles = (await rest.get(Routes.guildRoles(guild))) as RESTGetAPIGuildRolesResult;
      // The role @everyone has the server's own id.
      return roles.filter((role) => role.id !== guild).map(({ id, name }) => ({ id, name: shownName(name) }));
    },
    file: (id) => readSentFile(textAt(interaction, 'data', 'resolved', 'attachments', id, 'url'), files),
  };
}

/** Whether permission bits hold Manage Server, or Administrator, which is above it. */
export function governs(permissions: string): boolean {
  if (!/^\d+$/.test(permissions)) return false;
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
