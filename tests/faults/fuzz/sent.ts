import { encodeAction } from '../../../src/bot/action-id.ts';
import type { RawOption } from '../../../src/bot/call.ts';
import type { Input } from './input.ts';

/** What a platform got for something that somebody did. */
export interface Sent {
  /** First answers, each with what the platform would object to. */
  answers: { body: unknown; problems: readonly unknown[] }[];
  /** What everybody sees, likewise. */
  posts: Sent['answers'];
  /** What the adapter wrote into the log. */
  warnings: unknown[];
}

/** The id of what was pressed or submitted, and what was picked from a menu. */
export function idFor(command: string, input: Input, stamp: string): { id: string; picked: RawOption | undefined } {
  const { options, own, how } = input;
  if (input.id !== undefined) return { id: input.id, picked: undefined };
  const madeFor = own ? stamp : 'somebody|l0000000';
  const held = options.flatMap(([name, raw]) => (typeof raw === 'string' ? [[name, raw]] : []));
  const [name, picked] = options.find(([, raw]) => typeof raw === 'object') ?? [];
  const more = name === undefined || how === 'submitted' ? {} : { picks: name };
  const action = { command, options: how === 'submitted' ? {} : Object.fromEntries(held) };
  try {
    return { id: encodeAction(action, madeFor, more), picked };
  } catch {
    // The bot would not have made an id as long as this, but somebody else may.
    return { id: `${command}|${new URLSearchParams(action.options)}|${madeFor}`, picked };
  }
}
