import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import type { ErasureFile } from './erasure-file.ts';
import { createSweep } from './sweep.ts';
import { eraseAgain } from './tables/erase-again.ts';
import { TOMBSTONE_LIFE, tombstones } from './tables/tombstones.ts';
import type { Work } from './transaction.ts';
import type { Writer } from './writer.ts';

/**
 * Erasures that a start makes again may take so many milliseconds. Nobody waits for an answer then. A community of 100,000
 * jars takes some 20 seconds.
 */
const AGAIN = 10 * 60_000;

interface Surroundings {
  read<Result>(work: Work<Result>): Promise<Result>;
  writer: Writer;
  /** Undefined for what is in memory, of which nothing is left anywhere. */
  erasures: ErasureFile | undefined;
  /** Whether the last run may have ended before all was cleared. */
  leftover: boolean;
  log: Pick<Log, 'error'>;
}

/** Sees to it that what was erased is in no file, and doesn't come back with a backup. */
export function createErasing({ read, writer, erasures, leftover, log }: Surroundings) {
  const { sweep, since, end } = createSweep(clear, log);

  async function keep(youngerThan?: number): Promise<void> {
    await erasures?.save(await read(tombstones), youngerThan);
  }

  async function clear(): Promise<boolean> {
    if (!erasures) return true;
    const cleared = await writer.checkpoint();
    await keep();
    return cleared;
  }

  return {
    /**
     * Makes erasures again that an older copy of the database lacks. Nothing may be read before.
     * @returns the communities that were erased.
     */
    async begin(): Promise<Community[]> {
      if (!erasures) return [];
      const { missing, key } = erasures;
      let erased: Community[] = [];
      if (missing.size > 0) {
        erased = await writer.write('erasures', (transaction) => eraseAgain(transaction, missing, key), {
          patience: AGAIN,
        });
        log.error(
          { erasures: missing.size },
          'the database was from before these erasures, which have been made again',
        );
      }
      if (leftover || missing.size > 0) void sweep();
      else await keep().catch(() => void sweep());
      return erased;
    },

    sweep,
    since,

    /**
     * Forgets old tombstones in the file. Were they forgotten in the database first, and the bot killed in between, they
     * would seem to be missing there.
     * @param now Milliseconds since 1970.
     * @returns whether the database may forget them too.
     */
    forget: (now: number): Promise<boolean> =>
      keep(now - TOMBSTONE_LIFE).then(
        () => true,
        (error: unknown) => {
          log.error({ err: error }, 'old erasures could not be forgotten; the bot tries again tomorrow');
          return false;
        },
      ),

    /** Tries no more, and resolves once nothing is being written. */
    async end() {
      end();
      await writer.settled();
      await erasures?.settled();
    },
  };
}
