import type { CommandName } from '../../src/bot/action.ts';
import type { Action } from '../../src/bot/answer.ts';

/**
 * The one of the actions that is this command with at least these options; or, where several are, the one with no
 * other options.
 * @throws {Error} with all there are, when none or several fit.
 */
export function findAction<Found extends Action>(
  actions: readonly Found[],
  command: CommandName,
  options: Record<string, string> = {},
): Found {
  const fitting = actions.filter(
    (one) => one.command === command && Object.entries(options).every(([name, value]) => one.options?.[name] === value),
  );
  const exact = fitting.filter((one) => Object.keys(one.options ?? {}).length === Object.keys(options).length);
  const [only, ...others] = exact.length === 1 ? exact : fitting;
  if (only && others.length === 0) return only;
  const all = actions.map(described).join('\n') || 'nothing to press';
  const found = fitting.length === 0 ? 'no button does' : `${fitting.length} buttons do`;
  throw new Error(`${found} ${described({ command, options })}; there is:\n${all}`);
}

const described = ({ command, options = {} }: Action) => `${command} ${JSON.stringify(options)}`;
