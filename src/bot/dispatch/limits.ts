import type { Account } from '../../ids.ts';
import type { CommandName } from '../action.ts';

/**
 * Counts a call of a command. Resolves to the seconds that the caller has to wait, or to undefined when the call may go
 * on.
 */
export type Limit = (account: Account, command: string) => Promise<number | undefined>;

/** So many calls a minute are allowed. Nobody presses a button every second for a whole minute. */
const A_MINUTE = 60;
/** So many calls within ten seconds are allowed. Somebody who sets up a jar in one go needs far fewer. */
const A_BURST = 40;
/** So many of these calls a minute are allowed, which cost the most: five files pasted into the form, with its opening. */
const IMPORTS = 10;
const importing: readonly string[] = ['tipjar import', 'tipjar import field'] satisfies CommandName[];

/** Time is measured on the process's own clock, because the computer's time of day may be set back or forward. */
export function createLimit(): Limit {
  const burst = createCount(A_BURST, 10_000);
  const minute = createCount(A_MINUTE, 60_000);
  const imports = createCount(IMPORTS, 60_000);
  return async (account, command) => {
    const at = performance.now();
    const wait = burst(account, at) || minute(account, at) || (importing.includes(command) ? imports(account, at) : 0);
    return wait > 0 ? Math.max(1, Math.ceil(wait / 1000)) : undefined;
  };
}

/**
 * Lets each account make `most` calls in `length` milliseconds, which begin with its first call. The function that is
 * returned counts a call, and returns the milliseconds to wait; 0 when the call may go on.
 */
function createCount(most: number, length: number) {
  /** Those that began first come first, so that the ones that have ended are found without looking at all. */
  const begun = new Map<Account, { at: number; calls: number }>();
  return (account: Account, now: number): number => {
    for (const [one, { at }] of begun) {
      if (now - at < length) break;
      begun.delete(one);
    }
    const count = begun.get(account) ?? { at: now, calls: 0 };
    if (count.calls >= most) return count.at + length - now;
    begun.set(account, { ...count, calls: count.calls + 1 });
    return 0;
  };
}
