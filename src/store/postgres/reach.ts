import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { isAway, problemOf } from './problem.ts';
import type { Sessions } from './session.ts';

/** Milliseconds between two attempts to reach a server that is away. */
const PAUSE = 1_000;

/**
 * Keeps account of whether the server can be reached, and tells the log once that it was lost, and once that it is back.
 * @param sessions Asked for as soon as something seems to be wrong, and then until all is well.
 */
export function createReach(sessions: () => Sessions, log: Pick<Log, 'error' | 'info'>) {
  let away: string | undefined;
  let refused: string | undefined;
  let looking = false;
  let ended = false;

  async function answers(): Promise<boolean> {
    try {
      await sessions().reach();
      return true;
    } catch (error) {
      if (!isAway(error)) return true;
      if (away === undefined && !ended) log.error({ err: error }, `the database can’t be reached: ${problemOf(error)}`);
      away = problemOf(error);
      return false;
    }
  }

  async function look(): Promise<void> {
    while (!ended && !(await answers())) await wait(PAUSE, undefined, { ref: false });
    if (away !== undefined && !ended) log.info('the database is back');
    away = undefined;
  }

  return {
    /** Why the server can't be reached; undefined where it can, as far as is known. */
    away: () => refused ?? away,
    /** Has nobody reach the server any more. */
    refuse(why: string): void {
      refused = why;
    },
    /** A connection has ended or can't be made: looks whether the server can still be reached. */
    suspect(): void {
      if (looking || ended) return;
      looking = true;
      void look().finally(() => {
        looking = false;
      });
    },
    /** Looks no more. */
    end(): void {
      ended = true;
    },
  };
}

export type Reach = ReturnType<typeof createReach>;
