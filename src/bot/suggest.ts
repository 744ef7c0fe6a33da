import type { Command } from './command.ts';

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
