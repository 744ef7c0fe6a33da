import { createFairQueue } from '../fair-queue.ts';
import { type Batch, openBatch } from './batch.ts';
import { diskProblem, isBusy } from './disk-problem.ts';
import { NotSaved } from './store.ts';
import { type Connection, transactionOn, type Work } from './transaction.ts';

/**
 * How long a write may take until it is committed, in milliseconds: its turn, another process's lock and a slow disk
 * together. Platforms wait three seconds for an answer.
 */
const PATIENCE = 2_000;

/** So many writes share a commit at most: the first of them waits until the last is done. */
const MOST = 64;

export type Writer = ReturnType<typeof createWriter>;

/** How a write is to be done. */
export interface Manner {
  /** How many milliseconds it may take until the work is done. */
  patience?: number | undefined;
  /** The work is short, so that this thread may do it. */
  short?: true;
}

/**
 * Writes on one connection, and short work on another one where there is one. Writes that wait at the same time share a
 * commit. Groups that have writes waiting take turns.
 * @param check Runs before each commit, and undoes it by what it throws; and after each checkpoint, which changes the file.
 */
export function createWriter(connection: Connection, check: () => Promise<void>, forShort = connection) {
  const transactions = { long: transactionOn(connection), short: transactionOn(forShort) };
  const inTurn = createFairQueue({ all: 1, each: 1 });
  /** How many writes wait for their turn. */
  let waiting = 0;
  /** The transaction that the next write joins. */
  let batch: Batch | undefined;
  /** Why the last write could not be saved, until one is. */
  let problem: NotSaved | undefined;

  /** What keeps the writes waiting, where that is another process. */
  let locked: unknown;
  function saved<Result>(result: Result): Result {
    problem = undefined;
    return result;
  }

  function failed(error: unknown): unknown {
    const why = diskProblem(error);
    if (why !== undefined) problem = new NotSaved(`the database can’t be written: ${why}`, { cause: error });
    else if (error instanceof NotSaved) problem = error;
    else return error;
    return problem;
  }

  async function commit(): Promise<void> {
    const done = batch;
    batch = undefined;
    await done?.commit();
  }

  async function checkpoint(): Promise<boolean> {
    try {
      const { rows } = await inTurn('checkpoint', async () => {
        await commit();
        const done = await connection.run<{ busy: 0 | 1 }>('PRAGMA wal_checkpoint(TRUNCATE)');
        await check();
        return done;
      });
      return rows.every(({ busy }) => busy === 0);
    } catch (error) {
      failed(error);
      return false;
    }
  }

  return {
    /** Why the last write could not be saved. */
    problem: () => problem,

    /**
     * `secure_delete` zeroes deleted rows in the newest part of the WAL. The file itself, and the older parts, still have
     * them until the WAL is copied into the file and emptied. Resolves to whether that was done: who reads the database
     * can keep it from being done, and so can the disk.
     */
    checkpoint,

    /** Resolves once the writes that wait are done. */
    settled: () => inTurn('settled', commit),

    /**
     * Resolves once the changes are on the disk. The work runs once. A write that is done and only lacks its commit is
     * waited for, however long the disk takes, because nobody knows before whether it will be saved.
     * @throws {NotSaved} when nothing was changed because the disk refused it, or it wasn't ready in time.
     */
    write<Result>(group: string, work: Work<Result>, { patience = PATIENCE, short }: Manner = {}): Promise<Result> {
      const [on, transaction] = short ? [forShort, transactions.short] : [connection, transactions.long];
      let phase: 'waiting' | 'committing' | 'given up' = 'waiting';

      async function whenUnlocked(): Promise<Batch> {
        while (phase === 'waiting') {
          try {
            return await openBatch(on, check);
          } catch (error) {
            if (!isBusy(error)) throw error;
            locked = error;
          }
        }
        throw new NotSaved('its turn came too late');
      }

      async function once(): Promise<Result> {
        locked = undefined;
        const result = await work(transaction);
        if (phase === 'given up') throw new NotSaved('it was ready too late');
        phase = 'committing';
        return result;
      }

      async function join() {
        if (batch?.connection !== on) await commit();
        batch ??= await whenUnlocked();
        if (phase === 'given up') throw new NotSaved('its turn came too late');
        const { committed } = batch;
        return { result: await batch.join(once), committed };
      }

      async function inItsTurn(leave: () => void): Promise<Result> {
        waiting -= 1;
        const { result, committed } = await join().finally(async () => {
          if (waiting > 0 && batch?.isOpen() && batch.size() < MOST) leave();
          else await commit();
        });
        await committed;
        return result;
      }

      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          if (phase === 'committing') return;
          phase = 'given up';
          const why = diskProblem(locked) ?? 'its disk is slow, or too much is being written';
          reject(failed(new NotSaved(`the database can’t be written in time: ${why}`, { cause: locked })));
        }, patience);
        waiting += 1;
        inTurn(group, inItsTurn)
          .then(
            (result) => resolve(saved(result)),
            (error: unknown) => phase !== 'given up' && reject(failed(error)),
          )
          .finally(() => clearTimeout(timer));
      });
    },
  };
}
