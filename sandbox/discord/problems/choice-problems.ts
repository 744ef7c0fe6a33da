import { type APIApplicationCommandOptionChoice, ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Problem } from '../errors.ts';

interface Level {
  options?: (Level & { type: ApplicationCommandOptionType; focused?: boolean })[];
}

/**
 * Finds choices whose value has another type than the option that the person is typing. Discord's schema doesn't check it.
 * @param data the interaction's
 */
export function* choiceProblems(
  data: Level,
  choices: readonly (APIApplicationCommandOptionChoice | null)[],
): Iterable<Problem> {
  const text = focusedType(data) === ApplicationCommandOptionType.String;
  for (const [index, choice] of choices.entries())
    if (choice && (typeof choice.value === 'string') !== text)
      yield {
        path: ['data', 'choices', index, 'value'],
        code: text ? 'STRING_TYPE_CONVERT' : 'NUMBER_TYPE_COERCE',
        message: `Could not interpret "${choice.value}" as ${text ? 'string' : 'number'}.`,
      };
}

function focusedType(level: Level): ApplicationCommandOptionType | undefined {
  for (const option of level.options ?? []) {
    const type = option.focused ? option.type : focusedType(option);
    if (type !== undefined) return type;
  }
  return undefined;
}
