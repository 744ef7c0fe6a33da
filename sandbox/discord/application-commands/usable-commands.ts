import { type APIApplicationCommand, InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Person } from '../../scene.ts';
import { permissionsOf } from '../guild/members.ts';
import type { DiscordState } from '../state.ts';

/** Lists the commands that Discord offers to a person. @param direct true in the conversation with the bot */
export function usableCommands({ commands }: DiscordState, person: Person, direct: boolean): APIApplicationCommand[] {
  if (direct) return commands.global.filter(isForDirect);
  return [...commands.guild, ...commands.global].filter((command) => isForGuild(command) && isAllowed(command, person));
}

const isForGuild = ({ contexts }: APIApplicationCommand): boolean =>
  contexts?.includes(InteractionContextType.Guild) ?? true;

const isForDirect = ({ contexts, dm_permission }: APIApplicationCommand): boolean =>
  contexts?.includes(InteractionContextType.BotDM) ?? dm_permission !== false;

/** A command whose permissions are '0' is for administrators only. */
function isAllowed({ default_member_permissions: required }: APIApplicationCommand, person: Person): boolean {
  if (required == null) return true;
  const has = permissionsOf(person);
  if (has & PermissionFlagsBits.Administrator) return true;
  return required !== '0' && (has & BigInt(required)) === BigInt(required);
}
