import {
  type APIApplicationCommandAutocompleteInteraction,
  InteractionResponseType,
  Routes,
} from 'discord-api-types/v10';
import type { Command } from '../bot/command.ts';
import { suggest } from '../bot/description.ts';
import type { Rest } from './rest.ts';
import { subcommandIn } from './subcommand.ts';

/** Suggests values for the option that somebody is typing. */
export async function complete(
  { id, token, data }: APIApplicationCommandAutocompleteInteraction,
  commands: readonly Command[],
  rest: Pick<Rest, 'post'>,
): Promise<void> {
  const { words, options } = subcommandIn(data.options);
  const focused = options.find((option) => 'focused' in option && option.focused);
  const typed = focused && 'value' in focused ? String(focused.value) : '';
  const choices = focused ? suggest(commands, [data.name, ...words].join(' '), focused.name, typed) : [];
  await rest.post(Routes.interactionCallback(id, token), {
    auth: false,
    body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
  });
}
