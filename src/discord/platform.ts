import {
  ChannelType,
  PermissionFlagsBits,
  type RESTGetAPIGuildChannelsResult,
  type RESTGetAPIGuildRolesResult,
  Routes,
} from 'discord-api-types/v10';
import type { Platform, Unposted } from '../bot/call.ts';
import { type Courier, newNonce, orUnposted } from '../bot/courier.ts';
import { Refusal } from '../bot/refusal.ts';
import { ifTold } from '../connections/if-told.ts';
import { partAt, textAt } from '../connections/payload.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import { userOf } from '../ids.ts';
import type { Log } from '../log.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf, type CallInteraction, communityOf } from './interaction.ts';
import { peopleOf } from './people.ts';
import type { Rest } from './rest.ts';
import type { Voices } from './voices.ts';

/** Channels of these types take no messages. */
const WITHOUT_TEXT: readonly ChannelType[] = [
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
];

interface Surroundings {
  rest: Pick<Rest, 'get'>;
  courier: Pick<Courier, 'post'>;
  /** Where Discord keeps what people send. */
  files: FileServer;
  /** Who is in which voice channel; undefined where Discord doesn't tell. */
  voices: Pick<Voices, 'together'> | undefined;
  log: Pick<Log, 'warn'>;
}

/** What a command may ask of the server that an interaction comes from. */
export function platformOf(
  interaction: CallInteraction,
  { rest, courier, files, voices, log }: Surroundings,
): Platform {
  // Both are undefined where the bot was called in a direct message.
  const caller = partAt(interaction, 'member');
  const guild = textAt(interaction, 'guild_id');
  const people = peopleOf(interaction, rest);
  // A call that arrives twice posts once, whichever process it arrives at.
  const nonce = textAt(interaction, 'id') ?? newNonce();

  /** What the server has of a kind; undefined where Discord doesn't say. */
  async function listed<Listed>(route: (server: string) => `/${string}`): Promise<Listed | undefined> {
    if (!guild) return undefined;
    return (await ifTold(rest.get(route(guild)), log)) as Listed | undefined;
  }

  return {
    name: 'Discord',
    post: async (channel, card) =>
      guild
        ? orUnposted(await courier.post(channel, { community: communityOf(guild), card, nonce, since: undefined }))
        : 'gone',
    isAdmin: async () => governs(textAt(interaction, 'member', 'permissions') ?? ''),
    isMember: async () => caller !== undefined,
    member: people.member,
    accountOf,
    roles: (account) => people.roles(userOf(account)),
    // The role @everyone has the server's own id.
    everyone: guild ? [guild] : [],
    async allRoles() {
      if (!guild) return [];
      const roles = (await rest.get(Routes.guildRoles(guild))) as RESTGetAPIGuildRolesResult;
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
    together() {
      if (!voices) throw new Refusal('voice.untold');
      const together = guild ? voices.together(guild, textAt(caller, 'user', 'id') ?? '') : [];
      if (together.length === 0) throw new Refusal('voice.not-in');
      return together.map(accountOf);
    },
    file: (id) => readSentFile(textAt(interaction, 'data', 'resolved', 'attachments', id, 'url'), files),
  };
}

/** Whether permission bits hold Manage Server, or Administrator, which is above it. */
export function governs(permissions: string): boolean {
  if (!/^\d+$/.test(permissions)) return false;
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
