import type { Command } from './command.ts';

/** What to type: `/tipjar add provider handle`; what may be left out in brackets. */
export function usageOf(command: Command): string {
  const typed = Object.entries(command.options).filter(([, option]) => option.kind !== 'file');
  const options = typed.map(([name, option]) => (option.required ? name : `[${name}]`));
  return [`/${command.name}`, ...options].join(' ');
}
