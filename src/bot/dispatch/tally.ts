import type { Account, Community } from '../../ids.ts';
import { weekOf } from '../../jars/week.ts';
import type { Log } from '../../log.ts';
import type { Asked, Store } from '../../store/store.ts';

/** Milliseconds after which what was counted is saved. A crash loses what was counted since. */
const PAUSE = 60_000;
/** So many are saved at once, which takes about 10 ms. */
const AT_ONCE = 200;
/** So many wait to be saved at most, as while the disk is full. Whoever asks then isn't counted. */
const MOST = 10_000;
/** So many who have been counted are remembered, in some 2 MB. Whoever is forgotten is saved again, which changes nothing. */
const MOST_COUNTED = 10_000;

interface Surroundings {
  store: Pick<Store, 'putAsked'>;
  /** Milliseconds since 1970. */
  now(): number;
  log: Pick<Log, 'warn'>;
}

/**
 * Counts who asks for a card, once a week and community, for the admins' statistics. Most calls only read, and to save
 * something with each of them would take a hundred times longer than the answer.
 */
export function createTally({ store, now, log }: Surroundings) {
  const waiting = new Map<string, Asked>();
  /** Who has been saved in this week. Nearly all who ask in a minute have asked before. */
  const counted = new Set<string>();
  let countedIn = 0;
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    timer = undefined;
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, AT_ONCE);
      try {
        await store.putAsked(some.map(([, asked]) => asked));
      } catch (error) {
        return log.warn(
          { err: error },
          'who asked for cards could not be counted; the next who asks has it tried again',
        );
      }
      for (const [key] of some) if (waiting.delete(key)) remember(key);
    }
  }

  function remember(key: string): void {
    const [first] = counted.size >= MOST_COUNTED ? counted : [];
    if (first !== undefined) counted.delete(first);
    counted.add(key);
  }

  return {
    note(community: Community, account: Account): void {
      const week = weekOf(now());
      if (week !== countedIn) counted.clear();
      countedIn = week;
      const key = `${week} ${community} ${account}`;
      if (!counted.has(key) && waiting.size < MOST) waiting.set(key, { community, account, week });
      if (waiting.size === 0) return;
      timer ??= setTimeout(() => {
        saving = save();
      }, PAUSE).unref();
    },
    /** Forgets somebody who erases their data. */
    forget(account: Account): void {
      for (const [key, asked] of waiting) if (asked.account === account) waiting.delete(key);
      for (const key of counted) if (key.endsWith(` ${account}`)) counted.delete(key);
    },
    /** Saves what was counted so far. */
    async saved(): Promise<void> {
      clearTimeout(timer);
      await saving;
      saving = save();
      await saving;
    },
  };
}

export type Tally = ReturnType<typeof createTally>;
