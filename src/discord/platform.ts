import { randomBytes } from 'node:crypto';
import {
  ChannelType,
  MessageFlags,
  PermissionFlagsBits,
  type RESTGetAPIGuildChannelsResult,
  type RESTGetAPIGuildResult,
  type RESTGetAPIGuildRolesResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord-api-types/v10';
import { stampOf } from '../bot/action-id.ts';
import type { Card } from '../bot/answer.ts';
import type { Platform, Unposted } from '../bot/call.ts';
import { unlessRefused } from '../connections/connection.ts';
import { ifTold } from '../connections/if-told.ts';
import { partAt, textAt } from '../connections/payload.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import { userOf } from '../ids.ts';
import type { Log } from '../log.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf, type CallInteraction, communityOf } from './interaction.ts';
import { peopleOf } from './people.ts';
import { isForbidden, type Rest, whyUnposted } from './rest.ts';
import { toMessage } from './to-message.ts';

/** Channels of these types take no messages. */
const WITHOUT_TEXT: readonly ChannelType[] = [
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
];

interface Surroundings {
  rest: Pick<Rest, 'get' | 'post'>;
  /** Where Discord keeps what people send. */
  files: FileServer;
  now(): number;
  log: Pick<Log, 'warn'>;
}

/** What a command may ask of the server that an interaction comes from. */
export function platformOf(interaction: CallInteraction, { rest, files, now, log }: Surroundings): Platform {
  // Both are undefined where the bot was called in a direct message.
  const caller = partAt(interaction, 'member');
  const guild = textAt(interaction, 'guild_id');
  const people = peopleOf(interaction, rest);

  /** Everybody in the server may press the card's buttons. */
  async function post(channel: string, card: Card): Promise<true | Unposted> {
    const stamp = guild ? stampOf(communityOf(guild), '', now()) : '';
    const { flags = 0, ...message } = toMessage({ kind: 'reply', card }, stamp);
    // The client sends a post again when it hears nothing of it: with a nonce, Discord doesn't make it a second time.
    const body = { ...message, flags: flags & ~MessageFlags.Ephemeral, nonce: newNonce(), enforce_nonce: true };
    try {
      await rest.post(Routes.channelMessages(channel), { body });
      return true;
    } catch (error) {
      const why = whyUnposted(error);
      if (!why) throw error;
      return why;
    }
  }

  /** What the server has of a kind; undefined where Discord doesn't say. */
  async function listed<Listed>(route: (server: string) => `/${string}`): Promise<Listed | undefined> {
    if (!guild) return undefined;
    return (await ifTold(rest.get(route(guild)), log)) as Listed | undefined;
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
        return (await post(id, await withServerName(card))) === true;
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
    async deletedRoles(ids) {
      const roles = await listed<RESTGetAPIGuildRolesResult>(Routes.guildRoles);
      return roles ? ids.filter((id) => !roles.some((role) => role.id === id)) : [];
    },
    async unpostable(ids) {
      const channels = await listed<RESTGetAPIGuildChannelsResult>(Routes.guildChannels);
      if (!channels) return new Map();
      const types = new Map(channels.map(({ id, type }) => [id, type]));
      return new Map(
        ids.flatMap((id): [string, Unposted][] => {
          const type = types.get(id);
          if (type === undefined) return [[id, 'gone']];
          return WITHOUT_TEXT.includes(type) ? [[id, 'no-text']] : [];
        }),
      );
    },
    file: (id) => readSentFile(textAt(interaction, 'data', 'resolved', 'attachments', id, 'url'), files),
  };
}

/** At most 25 characters. https://docs.discord.com/developers/resources/message#create-message */
const newNonce = () => randomBytes(18).toString('base64url');

/** Whether permission bits hold Manage Server, or Administrator, which is above it. */
export function governs(permissions: string): boolean {
  if (!/^\d+$/.test(permissions)) return false;
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
