import { type APIApplicationCommandInteractionDataOption, ApplicationCommandOptionType } from 'discord-api-types/v10';

type Option = APIApplicationCommandInteractionDataOption;

/** The words of a slash command behind its first, and the options that were typed behind those. */
export function subcommandIn(options: readonly Option[] = []): { words: string[]; options: readonly Option[] } {
  const [first] = options;
  if (
    first?.type !== ApplicationCommandOptionType.Subcommand &&
    first?.type !== ApplicationCommandOptionType.SubcommandGroup
  ) {
    return { words: [], options };
  }
  const inner = subcommandIn(first.options);
  return { words: [first.name, ...inner.words], options: inner.options };
}
