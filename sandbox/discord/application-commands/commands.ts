import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod';
import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandBody } from '../bodies/command-body.ts';
import { withoutNulls } from '../bodies/without-nulls.ts';
import { invalidForm, type Problem, refuse, tooManyCommands, unknownCommand } from '../errors.ts';
import { guildId } from '../guild/guild.ts';
import { applicationId } from '../guild/members.ts';
import { newId } from '../new-id.ts';
import { commandProblems } from '../problems/command-problems.ts';
import { parse } from '../problems/schema-problems.ts';
import type { DiscordTown } from '../state.ts';

export type Scope = 'global' | 'guild';

/** How many commands of each type a scope can have: https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
const most: Record<number, number> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
  [ApplicationCommandType.PrimaryEntryPoint]: 1,
};

/** Replaces every command of a scope. @throws {DiscordError} when Discord would refuse one of them */
export function overwriteCommands(town: DiscordTown, scope: Scope, body: unknown): APIApplicationCommand[] {
  if (!Array.isArray(body))
    throw invalidForm([{ path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }]);
  const commands = body.map((one, index) => accept(one, [index]));
  refuse(duplicates(commands));
  refuseTooMany(commands);
  const kept = commands.map((one) => keep(town, scope, one));
  town.state.commands[scope] = kept;
  town.changed();
  return kept;
}

/** Adds a command, or replaces the one of the same name and type. @throws {DiscordError} when Discord would refuse it */
export function upsertCommand(town: DiscordTown, scope: Scope, body: unknown): APIApplicationCommand {
  const command = keep(town, scope, accept(body, []));
  const others = town.state.commands[scope].filter(({ id }) => id !== command.id);
  refuseTooMany([...others, command]);
  town.state.commands[scope] = [...others, command];
  town.changed();
  return command;
}

/** @throws {DiscordError} "Unknown application command" */
export function deleteCommand(town: DiscordTown, scope: Scope, id: string): void {
  const commands = town.state.commands[scope];
  if (!commands.some((one) => one.id === id)) throw unknownCommand();
  town.state.commands[scope] = commands.filter((one) => one.id !== id);
  town.changed();
}

function accept(body: unknown, at: Problem['path']): CommandBody {
  const { default_member_permissions: bits } = (body ?? {}) as CommandBody;
  const command = parse(ApplicationCommandCreateRequestSchema, withNumericPermissions(body), at);
  refuse(commandProblems(command, at));
  return { ...command, default_member_permissions: bits ?? null };
}

/** Discord documents the permissions as a string of digits, but its schema takes a number only. */
function withNumericPermissions(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('default_member_permissions' in body)) return body;
  const { default_member_permissions: bits } = body;
  return typeof bits === 'string' && /^\d+$/.test(bits) ? { ...body, default_member_permissions: Number(bits) } : body;
}

const typeOf = ({ type }: { type?: ApplicationCommandType | null }): ApplicationCommandType =>
  type ?? ApplicationCommandType.ChatInput;

function* duplicates(commands: CommandBody[]): Iterable<Problem> {
  for (const [index, one] of commands.entries())
    if (commands.slice(0, index).some((earlier) => earlier.name === one.name && typeOf(earlier) === typeOf(one)))
      yield {
        path: [index],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      };
}

function refuseTooMany(commands: { type?: ApplicationCommandType | null }[]): void {
  for (const [type, limit] of Object.entries(most))
    if (commands.filter((one) => typeOf(one) === Number(type)).length > limit) throw tooManyCommands(limit);
}

function keep(town: DiscordTown, scope: Scope, body: CommandBody): APIApplicationCommand {
  const type = typeOf(body);
  const before = town.state.commands[scope].find((one) => one.name === body.name && one.type === type);
  const { default_member_permissions: bits, options, ...rest } = body;
  return {
    dm_permission: true,
    integration_types: [0],
    nsfw: false,
    ...withoutNulls({ ...rest, options }),
    contexts: body.contexts ?? null,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions: bits == null ? null : String(bits),
    type,
    id: before?.id ?? newId(town),
    application_id: applicationId,
    ...(scope === 'guild' && { guild_id: guildId }),
    version: newId(town),
  } as APIApplicationCommand;
}
