import type { Account } from '../../ids.ts';
import type { Sharing } from '../../store/store.ts';
import type { CommandName } from '../action.ts';

/**
 * Counts a call of a command. Returns the seconds that the caller has to wait, or undefined when the call may go on; later,
 * where other processes have to be asked. Rejects where they can't be.
 */
export type Limit = (account: Account, command: string) => number | undefined | Promise<number | undefined>;

interface Rule {
  /** So many calls are allowed in each window. */
  most: number;
  /** Milliseconds. */
  length: number;
  /** Only these commands count; without it, all. */
  commands?: readonly string[];
}

const rules: Readonly<Record<string, Rule>> = {
  /** Somebody who sets up a jar in one go needs far fewer. */
  burst: { most: 40, length: 10_000 },
  /** Nobody presses a button every second for a whole minute. */
  minute: { most: 60, length: 60_000 },
  /** These cost the most: five files pasted into the form, with its opening. */
  imports: {
    most: 10,
    length: 60_000,
    commands: ['tipjar import', 'tipjar import field'] satisfies CommandName[],
  },
};

/**
 * So many calls in a window a process lets through without asking the others, which costs as much as the rest of a `/tip`.
 * Few people make more calls in ten seconds than these.
 */
const UNASKED = 5;

/** @param sharing Where several processes answer calls, all of them count together. */
export function createLimit(sharing?: Pick<Sharing, 'count'>): Limit {
  const counted = Object.entries(rules).map(([name, rule]) => ({
    name,
    ...rule,
    own: createCount(rule.most, rule.length),
  }));
  const concerns = ({ commands }: Rule, command: string) => !commands || commands.includes(command);

  async function countTogether({ count }: Pick<Sharing, 'count'>, account: Account, command: string) {
    const known = counted.map((rule) => ({ ...rule, times: rule.own.times(account) }));
    for (const { name, most, length, times } of known.filter((rule) => concerns(rule, command))) {
      if (times <= UNASKED) continue;
      const wait = await count(`${name} ${account}`, times === UNASKED + 1 ? times : 1, { most, length });
      if (wait > 0) return toSeconds(wait);
    }
    return undefined;
  }

  return (account, command) => {
    const now = performance.now();
    let many = false;
    for (const rule of counted) {
      if (!concerns(rule, command)) continue;
      const wait = rule.own.count(account, now);
      if (wait > 0) return toSeconds(wait);
      many ||= sharing !== undefined && rule.own.times(account) > UNASKED;
    }
    return sharing && many ? countTogether(sharing, account, command) : undefined;
  };
}

const toSeconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));

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
    /** How often the account has done it in the window that it began last. */
    times: (account: Key) => begun.get(account)?.times ?? 0,
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
