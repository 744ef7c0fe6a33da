import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { problemOf } from './problem.ts';
import type { Sessions } from './session.ts';

/** Milliseconds between two rounds: one clears what all erasures of the meantime have left. */
const PAUSE = 60_000;

/** What an erasure deletes rows from. */
const TABLES =
  'jar, link, listing, list_place, draft, log, report, removal, lookalike, notice, outbox, post, asked, nudge';

/**
 * Has the server clear deleted rows from the database's tables and indexes. Until then they are only marked as deleted.
 * What was there is overwritten as the room is used again; the server's own logs have it until it recycles them.
 */
export function createVacuum(sessions: Sessions, log: Pick<Log, 'error'>) {
  let since: number | undefined;
  let asked = 0;
  let running: Promise<void> | undefined;
  let ended = false;
  const ending = new AbortController();

  async function clear(): Promise<void> {
    const session = await sessions.take();
    try {
      await session.run('SET statement_timeout = 0');
      await session.run(`VACUUM ${TABLES}`);
    } finally {
      // It ends with its time-out.
      session.release(true);
    }
  }

  async function rounds(): Promise<void> {
    while (since !== undefined && !ended) {
      const begun = asked;
      try {
        await clear();
        if (asked === begun) since = undefined;
      } catch (error) {
        log.error({ err: error }, `what was erased could not be cleared from the tables: ${problemOf(error)}`);
      }
      await wait(PAUSE, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
    }
  }

  return {
    /** Since when rows are deleted and not cleared, in milliseconds since 1970. */
    since: () => since,
    /** Clears them soon, without being waited for. */
    soon(): void {
      since ??= Date.now();
      asked += 1;
      running ??= rounds().finally(() => {
        running = undefined;
      });
    },
    async end(): Promise<void> {
      ended = true;
      ending.abort();
      await running;
    },
  };
}
