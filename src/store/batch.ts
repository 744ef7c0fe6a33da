import type { Connection } from './transaction.ts';

export type Batch = Awaited<ReturnType<typeof openBatch>>;

/**
 * Begins a transaction that several writes share, so that they wait for the disk together. Each joins after the one
 * before it is done. A write that fails is undone alone.
 * @param check Runs at the beginning, so that nobody works on files that are not what they were, and before the commit. What
 * it throws then undoes every write.
 */
export async function openBatch(connection: Connection, check: () => Promise<void>) {
  await check();
  await connection.begin();
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
    await connection.rollback();
  }

  /** The first one needs no savepoint: without it, nothing is left of the transaction. */
  async function undoLast(error: unknown): Promise<void> {
    if (size === 0) return undo(error);
    try {
      await connection.run('ROLLBACK TO write');
      await connection.run('RELEASE write');
    } catch {
      // Some faults of the disk end a transaction as a whole.
      await undo(error);
    }
  }

  return {
    connection,
    /** How many writes have joined. */
    size: () => size,
    /** Whether another write may join. */
    isOpen: () => open,

    /** Rejects as the work does. When it resolves, the write is done, and saved once `committed` resolves. */
    async join<Result>(work: () => Promise<Result>): Promise<Result> {
      try {
        if (size > 0) await connection.run('SAVEPOINT write');
        const result = await work();
        if (size > 0) await connection.run('RELEASE write');
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
        await connection.commit();
        open = false;
        settle.resolve();
      } catch (error) {
        await undo(error);
      }
    },
  };
}
