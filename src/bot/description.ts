import type { TextKey } from '../text/texts.ts';

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
