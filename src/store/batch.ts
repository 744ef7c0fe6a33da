import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Work within a transaction. */
export type Work<Result> = (transaction: Transaction<Schema>) => Promise<Result>;

export type Batch = Awaited<ReturnType<typeof openBatch>>;

/**
 * Begins a transaction that several writes share, so that they wait for the disk together. Each joins after the one
 * before it is done. A write that fails is undone alone.
 * @param check Runs before the commit. What it throws undoes every write.
 */
export async function openBatch(kysely: Kysely<Schema>, check: () => Promise<void>) {
  const transaction = await kysely.startTransaction().execute();
  let size = 0;
  let open = true;
  let settle: { resolve(): void; reject(error: unknown): void };
  const committed = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Those who joined hear of it. There may be none.
  committed.catch(() => undefined);

  async function undo(error: unknown): Promise<void> {
    open = false;
    settle.reject(error);
    await transaction.rollback().execute();
  }

  /** The first one needs no savepoint: without it, nothing is left of the transaction. */
  async function undoLast(error: unknown): Promise<void> {
    if (size === 0) return undo(error);
    try {
      await sql`ROLLBACK TO write`.execute(transaction);
      await sql`RELEASE write`.execute(transaction);
    } catch {
      // Some faults of the disk end a transaction as a whole.
      await undo(error);
    }
  }

  return {
    /** How many writes have joined. */
    size: () => size,
    /** Whether another write may join. */
    isOpen: () => open,

    /** Rejects as the work does. When it resolves, the write is done, and saved once `committed` resolves. */
    async join<Result>(work: Work<Result>): Promise<Result> {
      try {
        if (size > 0) await sql`SAVEPOINT write`.execute(transaction);
        const result = await work(transaction);
        if (size > 0) await sql`RELEASE write`.execute(transaction);
        size += 1;
        return result;
      } catch (error) {
        await undoLast(error);
        throw error;
      }
    },

    /** Resolves once the changes are on the disk, and rejects when none of them is made. */
    committed,

    /** Resolves when `committed` has resolved or rejected. */
    async commit(): Promise<void> {
      if (!open) return;
      try {
        await check();
        await transaction.commit().execute();
        open = false;
        settle.resolve();
      } catch (error) {
        await undo(error);
      }
    },
  };
}
