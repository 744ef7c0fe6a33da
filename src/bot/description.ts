import type { TextKey } from '../text/texts.ts';
import type { Command } from './command.ts';
import { typedOptions } from './options.ts';

/** Makes the key under which the locale files describe a command, or an option of it. */
export function descriptionKey(command: string, option?: string): TextKey {
  const words = ['command', ...command.split(' '), ...(option === undefined ? [] : [option])];
  return words.join('.') as TextKey;
}

/** An entry in a platform's own menus. Choosing it does the same as typing the command, with the member if it's on one. */
export type Menu = {
  name: string;
  id: string;
  command: string;
} & (
  | {
      on: 'member' | 'message';
      /** This option of the command takes the member, or the message's author. */
      option: string;
    }
  /** It belongs to the app itself, in Slack's menu of shortcuts. Discord has no such menu. */
  | { on: 'app' }
);

/** Discord shows at most 25 suggestions, each with a name of at most 100 characters. */
const MOST = 25;
const LONGEST = 100;

/** Suggests values for an option while somebody types it. */
export function suggest(
  commands: readonly Command[],
  { command, option, typed, locale }: { command: string; option: string; typed: string; locale: string | undefined },
) {
  const found = commands.find((one) => one.name === command)?.options[option];
  return (found?.suggest?.(typed, locale) ?? [])
    .slice(0, MOST)
    .map(({ name, value }) => ({ name: name.slice(0, LONGEST), value }));
}

/** Shows how to type a command, such as `/tipjar add provider handle`. What may be left out stands in brackets. */
export function usageOf(command: Pick<Command, 'name' | 'options'>): string {
  const typed = typedOptions(command);
  const options = typed.map(([name, option]) => (option.required || option.enough ? name : `[${name}]`));
  return [`/${command.name}`, ...options].join(' ');
}
