import type { TextKey } from '../text/texts.ts';
import type { Command } from './command.ts';
import { typedOptions } from './options.ts';

/** Where the locale files describe a command, or an option of it. */
export function descriptionKey(command: string, option?: string): TextKey {
  const words = ['command', ...command.split(' '), ...(option === undefined ? [] : [option])];
  return words.join('.') as TextKey;
}

/** An entry in a platform's own menus: choosing it is typing the command about that member. */
export interface Menu {
  name: string;
  id: string;
  on: 'member' | 'message';
  command: string;
  /** The command's option that takes the member, or the message's author. */
  option: string;
}

/** Both platforms show this many suggestions at most, each of 100 characters at most. */
const MOST = 25;
const LONGEST = 100;

/** What an option could be, while it is being typed. */
export function suggest(commands: readonly Command[], command: string, option: string, typed: string) {
  const found = commands.find((one) => one.name === command)?.options[option];
  return (found?.suggest?.(typed) ?? [])
    .slice(0, MOST)
    .map(({ name, value }) => ({ name: name.slice(0, LONGEST), value }));
}

/** What to type: `/tipjar add provider handle`; what may be left out in brackets. */
export function usageOf(command: Pick<Command, 'name' | 'options'>): string {
  const typed = typedOptions(command);
  const options = typed.map(([name, option]) => (option.required ? name : `[${name}]`));
  return [`/${command.name}`, ...options].join(' ');
}
