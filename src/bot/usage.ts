import type { Command } from './command.ts';
import { typedOptions } from './options.ts';

/** What to type: `/tipjar add provider handle`; what may be left out in brackets. */
export function usageOf(command: Pick<Command, 'name' | 'options'>): string {
  const typed = typedOptions(command);
  const options = typed.map(([name, option]) => (option.required ? name : `[${name}]`));
  return [`/${command.name}`, ...options].join(' ');
}
