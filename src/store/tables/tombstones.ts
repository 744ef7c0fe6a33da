import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * An erasure is remembered for so many milliseconds. Buttons and deliveries from before an erasure must not act after
 * it, and none of them still works after thirty days.
 */
export const TOMBSTONE_LIFE = 30 * 24 * 60 * 60 * 1000;

/** @param at When somebody was erased, in milliseconds since 1970. */
export async function putTombstone(transaction: Transaction<Schema>, mark: string, at: number): Promise<void> {
  await transaction
    .insertInto('tombstone')
    .values({ mark, at })
    .onConflict((conflict) => conflict.column('mark').doUpdateSet({ at }))
    .execute();
}

/** Reads every tombstone: those of accounts, and those of communities. */
export const tombstones = (transaction: Transaction<Schema>): Promise<Schema['tombstone'][]> =>
  transaction.selectFrom('tombstone').selectAll().execute();

/** @param now Milliseconds since 1970. */
export async function forgetTombstones(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('tombstone')
    .where('at', '<', now - TOMBSTONE_LIFE)
    .execute();
}
