/** This file describes the people and the bot as Discord does. */
import { type APIInteractionGuildMember, type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import { people, roles } from '../../town.ts';

/** The bot's application and its user have the same id. */
export const applicationId = '1000000000000000001';
/** The type is number, so that the value fits each of Discord's flag enums. */
const none: number = 0;
/** Everybody joined at the same time. */
const joinedAt = '2024-05-01T12:00:00.000000+00:00';

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);
export const membersBits =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ChangeNickname;
export const botPermissions = String(membersBits);

export const permissionsOf = (person: Person): bigint => (person.admin ? everything : membersBits);

const toUser = (id: string, username: string, name: string | null): APIUser & { flags: number } => ({
  id,
  username,
  global_name: name,
  discriminator: '0',
  avatar: null,
  avatar_decoration_data: null,
  collectibles: null,
  primary_guild: null,
  public_flags: none,
  flags: none,
});

export const botUser: APIUser = { ...toUser(applicationId, 'Tip Jar', null), bot: true };
export const userOf = (person: Person): APIUser => toUser(person.discordId, person.key, person.name);
export const personById = (id: string): Person | undefined => people.find(({ discordId }) => discordId === id);

const roleIds = (person: Person): string[] =>
  roles.filter(({ key }) => person.roles.includes(key)).map(({ discordId }) => discordId);

const toMember = (user: APIUser, roles: string[], permissions: bigint): APIInteractionGuildMember => ({
  user,
  roles,
  permissions: String(permissions),
  nick: null,
  avatar: null,
  banner: null,
  joined_at: joinedAt,
  premium_since: null,
  communication_disabled_until: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: none,
});

/** Finds a person or the bot. */
export function userById(id: string): APIUser | undefined {
  const person = personById(id);
  if (person) return userOf(person);
  return id === botUser.id ? botUser : undefined;
}

/** Describes a member as interactions do: with `permissions`. */
export const memberOf = (person: Person) => toMember(userOf(person), roleIds(person), permissionsOf(person));

/** Describes a member as REST and GUILD_CREATE do: without `permissions`. */
export function guildMember(userId: string) {
  const person = personById(userId);
  if (!person && userId !== botUser.id) return undefined;
  const { permissions, ...member } = person ? memberOf(person) : toMember(botUser, [], membersBits);
  return member;
}
