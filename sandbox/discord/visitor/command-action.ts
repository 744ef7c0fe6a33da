import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIMessage,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Person, TypedOption } from '../../scene.ts';
import { usableCommands } from '../application-commands/usable-commands.ts';
import { channelId as guildChannelId, guildId } from '../guild/guild.ts';
import { userById } from '../guild/members.ts';
import type { UserAction } from '../interactions/interaction.ts';
import type { DiscordTown } from '../state.ts';
import { Declined } from './declined.ts';
import { resolve } from './resolve.ts';
import { toOptions, toReferences } from './typed-options.ts';

interface CommandCall {
  person: Person;
  channelId: string;
  name: string;
  options?: TypedOption[] | undefined;
  /** The id of the user or message whose menu was opened. */
  targetId?: string | undefined;
}

/**
 * Uses a slash command, or a menu command with `targetId`.
 * @param seen the messages whose menu the person can open
 * @throws {Declined} when the command isn't offered to the person, and when the client would not send these values
 */
export function commandAction(town: DiscordTown, call: CommandCall, seen: readonly APIMessage[]): UserAction {
  return call.targetId === undefined ? slashAction(town, call, true) : menuAction(town, call, call.targetId, seen);
}

/** Asks for suggestions while the person is still typing. @throws {Declined} as `commandAction` does */
export const autocompleteAction = (town: DiscordTown, call: CommandCall): UserAction => slashAction(town, call, false);

function slashAction(town: DiscordTown, call: CommandCall, complete: boolean): UserAction {
  const command = offered(town, call, ApplicationCommandType.ChatInput);
  const options = toOptions(
    town,
    (command.options ?? []) as APIApplicationCommandOption[],
    call.options ?? [],
    complete,
  );
  const resolved = resolve(town, toReferences(options), call.channelId === guildChannelId);
  return {
    ...base(call, command),
    type: complete ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete,
    data: {
      ...named(command),
      ...(options.length > 0 && { options }),
      ...(Object.keys(resolved).length > 0 && { resolved }),
    },
  };
}

function menuAction(town: DiscordTown, call: CommandCall, target: string, seen: readonly APIMessage[]): UserAction {
  const user = userById(target);
  if (user) {
    const command = offered(town, call, ApplicationCommandType.User);
    const resolved = resolve(town, { users: [target] }, call.channelId === guildChannelId);
    const data = { ...named(command), target_id: target, resolved };
    return { ...base(call, command), data, metadata: { target_user: user } };
  }
  const command = offered(town, call, ApplicationCommandType.Message);
  const message = seen.find(({ id }) => id === target);
  if (!message) throw new Declined('This message is gone.');
  const data = { ...named(command), target_id: target, resolved: { messages: { [target]: message } } };
  return { ...base(call, command), data, metadata: { target_message_id: target } };
}

function offered(town: DiscordTown, { name, person, channelId }: CommandCall, type: ApplicationCommandType) {
  const commands = usableCommands(town.state, person, channelId !== guildChannelId);
  const command = commands.find((one) => one.name === name && one.type === type);
  if (!command) throw new Declined(`There is no command called ${name} here, or it is not for you.`);
  return command;
}

const base = ({ person, channelId }: CommandCall, { name }: APIApplicationCommand) => ({
  type: InteractionType.ApplicationCommand,
  person,
  channelId,
  name,
  metadata: {},
});

const named = ({ id, name, type, guild_id }: APIApplicationCommand) => ({
  id,
  name,
  type,
  ...(guild_id !== undefined && { guild_id: guildId }),
});
