import type { Command } from '../bot/command.ts';

/** The first word that people type after a slash: a command of one word, or a group whose commands have a second word. */
export interface SlashCommand {
  name: string;
  /** The command that has this word alone. */
  whole: Command | undefined;
  /** The commands that begin with this word, by their second word. */
  subcommands: readonly { word: string; command: Command }[];
}

/** All commands but the hidden ones, by their first word, in the order of their definition. */
export function slashCommands(commands: readonly Command[]): SlashCommand[] {
  const shown = commands.filter((command) => !command.hidden);
  const names = new Set(shown.map(({ name }) => name.replace(/ .*/, '')));
  return [...names].map((name) => ({
    name,
    whole: shown.find((command) => command.name === name),
    subcommands: shown
      .filter((command) => command.name.startsWith(`${name} `))
      .map((command) => ({ word: command.name.slice(name.length + 1), command })),
  }));
}
