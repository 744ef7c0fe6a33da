import { type APIApplicationCommandAutocompleteInteraction, InteractionResponseType } from 'discord-api-types/v10';
import type { Command } from '../bot/command.ts';
import { suggest } from '../bot/description.ts';
import { partAt, textAt } from '../connections/payload.ts';
import type { Callbacks } from './callbacks.ts';
import { enteredIn, subcommandIn } from './to-call.ts';
import { inJson } from './to-callback.ts';

/** Suggests values for the option that somebody is typing. */
export async function complete(
  interaction: APIApplicationCommandAutocompleteInteraction,
  commands: readonly Command[],
  callbacks: Pick<Callbacks, 'send'>,
): Promise<void> {
  const { command, options } = subcommandIn(partAt(interaction, 'data'));
  const focused = options.find((option) => partAt(option, 'focused') === true);
  const name = textAt(focused, 'name');
  const locale = textAt(interaction, 'locale');
  const typed = enteredIn(focused) ?? '';
  const choices = name === undefined ? [] : suggest(commands, { command, option: name, typed, locale });
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  await callbacks.send(interaction, { body: inJson({ type, data: { choices } }) });
}
