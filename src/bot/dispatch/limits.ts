import type { Account } from '../../ids.ts';
import type { CommandName } from '../action.ts';

/** Counts a call of a command. Returns the seconds that the caller has to wait, or undefined when the call may go on. */
export type Limit = (account: Account, command: string) => number | undefined;

/** So many calls a minute are allowed. Nobody presses a button every second for a whole minute. */
const A_MINUTE = 60;
/** So many calls within ten seconds are allowed. Somebody who sets up a jar in one go needs far fewer. */
const A_BURST = 40;
/** So many of these calls a minute are allowed, which cost the most: five files pasted into the form, with its opening. */
const IMPORTS = 10;
const importing: readonly string[] = ['tipjar import', 'tipjar import field'] satisfies CommandName[];

export function createLimit(): Limit {
  const burst = createCount(A_BURST, 10_000);
  const minute = createCount(A_MINUTE, 60_000);
  const imports = createCount(IMPORTS, 60_000);
  return (account, command) => {
    const now = performance.now();
    const wait =
      burst.count(account, now) ||
      minute.count(account, now) ||
      (importing.includes(command) ? imports.count(account, now) : 0);
    return wait > 0 ? Math.max(1, Math.ceil(wait / 1000)) : undefined;
  };
}

/**
 * Lets each account, or whatever else has a key, do something `most` times in `length` milliseconds, which begin with the first time. They are
 * measured on the process's own clock, because the computer's time of day may be set back or forward.
 */
export function createCount<Key = Account>(most: number, length: number) {
  /** Those that began first come first, so that the ones that have ended are found without looking at all. */
  const begun = new Map<Key, { at: number; times: number }>();

  /** None has ended before this, so that most calls look at none of them. */
  let firstEnd = 0;

  function forgetEnded(now: number): void {
    if (now < firstEnd) return;
    for (const [account, { at }] of begun) {
      firstEnd = at + length;
      if (now < firstEnd) return;
      begun.delete(account);
    }
  }

  /** The milliseconds until the account may do it again; 0 when it may now. */
  function wait(account: Key, now = performance.now()): number {
    forgetEnded(now);
    const own = begun.get(account);
    return own && own.times >= most ? own.at + length - now : 0;
  }

  return {
    wait,
    /** Counts one more time, unless the account has to wait. Returns the milliseconds to wait, or else 0. */
    count(account: Key, now = performance.now()): number {
      const milliseconds = wait(account, now);
      if (milliseconds > 0) return milliseconds;
      const own = begun.get(account);
      if (own) own.times += 1;
      else begun.set(account, { at: now, times: 1 });
      return 0;
    },
  };
}
