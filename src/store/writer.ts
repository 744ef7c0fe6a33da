import { type Kysely, sql, type Transaction } from 'kysely';
import { createFairQueue } from '../fair-queue.ts';
import { diskProblem, isBusy } from './disk-problem.ts';
import type { Schema } from './schema.ts';
import { NotSaved } from './store.ts';

/**
 * How long a write may take until it is committed, in milliseconds: its turn, another process's lock and a slow disk
 * together. Platforms wait three seconds for an answer.
 */
const PATIENCE = 2_000;

/** Work within one transaction. */
export type Work<Result> = (transaction: Transaction<Schema>) => Promise<Result>;

/**
 * Writes one transaction after the other on one connection. Groups that have writes waiting take turns.
 * @param check Runs before each commit. What it throws undoes the transaction.
 */
export function createWriter(kysely: Kysely<Schema>, check: () => Promise<void>) {
  const inTurn = createFairQueue({ all: 1, each: 1 });
  /** Why the last write could not be saved, until one is. */
  let problem: NotSaved | undefined;

  /** What keeps the writes waiting, where that is another process. */
  let locked: unknown;
  /** Bytes of what was erased are still in the file, because a checkpoint was not possible. */
  let unswept = false;

  function saved<Result>(result: Result): Result {
    problem = undefined;
    if (unswept) void checkpoint();
    return result;
  }

  function failed(error: unknown): unknown {
    const why = diskProblem(error);
    if (why !== undefined) problem = new NotSaved(`the database can’t be written: ${why}`, { cause: error });
    else if (error instanceof NotSaved) problem = error;
    else return error;
    return problem;
  }

  /** What a checkpoint can't do now, because somebody reads or the disk is full, one after a later write will. */
  async function checkpoint(): Promise<void> {
    try {
      const { rows } = await inTurn('checkpoint', () =>
        sql<{ busy: 0 | 1 }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(kysely),
      );
      unswept = rows.some(({ busy }) => busy !== 0);
    } catch (error) {
      unswept = true;
      failed(error);
    }
  }

  return {
    /** Why the last write could not be saved. */
    problem: () => problem,

    /** `secure_delete` zeroes deleted rows in the WAL. The file itself still has them until the WAL is copied into it. */
    checkpoint,

    /** Resolves once the writes that wait are done. */
    settled: () => inTurn('settled', async () => undefined),

    /**
     * Resolves once the changes are on the disk. The work runs once; a commit that has begun is waited for, however
     * long the disk takes, because nobody knows before whether it will be saved.
     * @param patience How many milliseconds it may take until its commit begins.
     * @throws {NotSaved} when nothing was changed because the disk refused it, or it wasn't ready in time.
     */
    write<Result>(group: string, work: Work<Result>, patience = PATIENCE): Promise<Result> {
      let phase: 'waiting' | 'committing' | 'given up' = 'waiting';
      let begun = false;

      const once = () =>
        kysely.transaction().execute(async (transaction) => {
          begun = true;
          locked = undefined;
          const result = await work(transaction);
          await check();
          if (phase === 'given up') throw new NotSaved('it was ready too late');
          phase = 'committing';
          return result;
        });

      async function whenUnlocked(): Promise<Result> {
        while (phase === 'waiting') {
          try {
            return await once();
          } catch (error) {
            if (begun || !isBusy(error)) throw error;
            locked = error;
          }
        }
        throw new NotSaved('its turn came too late');
      }

      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          if (phase === 'committing') return;
          phase = 'given up';
          const why = diskProblem(locked) ?? 'its disk is slow, or too much is being written';
          reject(failed(new NotSaved(`the database can’t be written in time: ${why}`, { cause: locked })));
        }, patience);
        inTurn(group, whenUnlocked)
          .then(
            (result) => resolve(saved(result)),
            (error: unknown) => phase !== 'given up' && reject(failed(error)),
          )
          .finally(() => clearTimeout(timer));
      });
    },
  };
}
