import type { Account, Community } from '../ids.ts';
import type { Policy } from '../jars/policy.ts';
import type { Shown } from './store.ts';
import type { Connection } from './transaction.ts';

/**
 * Each gives a number that differs after a change: the first one where another connection has committed it, the second
 * one where this connection has made it. https://sqlite.org/pragma.html#pragma_data_version
 */
export const versions = {
  committed: 'PRAGMA data_version',
  changed: 'SELECT total_changes() AS data_version',
} as const;

/** What was read, and is as it was. */
export interface Remembered {
  policies: Recalled<Community, Policy>;
  /** What decides whether a jar may be seen somewhere. */
  shown: Recalled<`${Community} ${Account}`, Shown>;
  /** Whether notices wait for somebody somewhere. */
  noticed: Recalled<`${Community} ${Account}`, boolean>;
}

interface Recalled<Key, Found> {
  /** What is remembered under a key, if anything is. */
  known(key: Key): Found | undefined;
  /** Gets what is remembered under a key, or reads it now. */
  get(key: Key, read: () => Promise<Found>): Promise<Found>;
}

/** So many policies are remembered at most, and whether so many people have notices. Most policies take about 1 kB. */
const MOST = 10_000;

/** So many jars are remembered at most. With the card that is made of it, one takes about 10 kB. */
const MOST_JARS = 2_000;

/**
 * Remembers what was read until anything is changed. Every call needs its community's policy, many ask for the same few
 * jars, and most change nothing.
 * @param version Tells of changes.
 * @returns What says what is remembered: what is the case in the transaction that is open on the connection, or now.
 */
export function createMemory(
  { run }: Pick<Connection, 'run'>,
  version: (typeof versions)[keyof typeof versions],
): () => Promise<Remembered> {
  const kept: Pick<Map<unknown, unknown>, 'clear'>[] = [];
  let since: number | undefined;

  function upTo<Key, Found extends object | boolean>(most: number): Recalled<Key, Found> {
    const found = new Map<Key, Found>();
    kept.push(found);
    return {
      known: (key) => found.get(key),
      async get(key, read) {
        const known = found.get(key);
        if (known !== undefined) return known;
        const now = await read();
        if (found.size >= most) found.clear();
        found.set(key, now);
        return now;
      },
    };
  }

  const remembered: Remembered = { policies: upTo(MOST), shown: upTo(MOST_JARS), noticed: upTo(MOST) };
  return async () => {
    const [now] = (await run<{ data_version: number }>(version)).rows;
    if (now?.data_version !== since) for (const one of kept) one.clear();
    since = now?.data_version;
    return remembered;
  };
}
