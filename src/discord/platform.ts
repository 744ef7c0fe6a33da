import { PermissionFlagsBits, type RESTGetAPIGuildRolesResult, Routes } from 'discord-api-types/v10';
import type { Platform } from '../bot/call.ts';
import { type FileServer, readSentFile } from '../connections/sent-file.ts';
import { shownName } from '../text/plain-text.ts';
import { accountOf, userOf } from './ids.ts';
import { type CallInteraction, resolvedIn } from './interaction.ts';
import { peopleOf } from './people.ts';
import { postingOf } from './posting.ts';
import type { Rest } from './rest.ts';

interface Surroundings {
  rest: Pick<Rest, 'get' | 'post'>;
  /** Where Discord keeps what people send. */
  files: FileServer;
  now(): number;
}

/** What a command may ask of the server that an interaction comes from. */
export function platformOf(interaction: CallInteraction, { rest, files, now }: Surroundings): Platform {
  const { member: caller, guild_id: guild } = interaction;
  const people = peopleOf(interaction, rest);
  return {
    name: 'Discord',
    ...postingOf({ guild, rest, now }),
    isAdmin: async () => caller !== undefined && governs(caller.permissions),
    member: (id) => people.member(id),
    accountOf,
    roles: (account) => people.roles(userOf(account)),
    async allRoles() {
      if (!guild) return [];
      const roles = (await rest.get(Routes.guildRoles(guild))) as RESTGetAPIGuildRolesResult;
      // The role @everyone has the server's own id.
      return roles.filter((role) => role.id !== guild).map(({ id, name }) => ({ id, name: shownName(name) }));
    },
    async file(id) {
      const attachments = Object.values(resolvedIn(interaction).attachments ?? {});
      return readSentFile(attachments.find((one) => one.id === id)?.url, files);
    },
  };
}

/** Whether permission bits hold Manage Server, or Administrator, which is above it. */
export function governs(permissions: string): boolean {
  if (!/^\d+$/.test(permissions)) return false;
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
