/** @import { APIApplicationCommand } from 'discord-api-types/v10' */

/**
 * What a member without any role may do: view channels, send messages, read their history, use commands, embed links,
 * attach files, add reactions, change their own nickname. Bits of
 * https://docs.discord.com/developers/topics/permissions
 */
const everyonesPermissions = [10n, 11n, 16n, 31n, 14n, 15n, 6n, 26n].reduce((all, bit) => all | (1n << bit), 0n);

/**
 * Whether Discord would show a command to this person.
 * @param {Pick<APIApplicationCommand, 'default_member_permissions'>} command
 * @param {boolean} admin
 */
export function mayUse({ default_member_permissions: needed }, admin) {
  if (admin || needed === null || needed === undefined) return true;
  return BigInt(needed) !== 0n && (BigInt(needed) & ~everyonesPermissions) === 0n;
}
