import type { Transaction } from 'kysely';
import { markOf } from '../mark.ts';
import { type Given, prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Delivery, Writing } from '../store.ts';

/** How long deliveries are remembered, in milliseconds: no platform repeats a delivery after a day. */
const DELIVERY_LIFE = 24 * 60 * 60 * 1000;

const deliveryPut = prepared((transaction, given: Given<Schema['delivery']>) =>
  transaction
    .insertInto('delivery')
    .values({ id: given('id'), at: given('at') })
    .onConflict((conflict) => conflict.doNothing())
    .returning('at'),
);

/** Remembers a delivery. Resolves to false when it was remembered already. */
export async function putDelivery(transaction: Transaction<Schema>, { id, at }: Delivery): Promise<boolean> {
  return (await deliveryPut(transaction, { id, at })).length > 0;
}

export const deliveryWriting = (transaction: Transaction<Schema>) =>
  ({
    async firstIn(period, at, ...what) {
      const id = `once ${await markOf(transaction, ...what)}`;
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('delivery')
        .values({ id, at })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ at })
            // After the time of day was set back, what is remembered may be from the future.
            .where(({ or, eb }) => or([eb('delivery.at', '<=', at - period), eb('delivery.at', '>', at)])),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows !== 0n;
    },
  }) satisfies Partial<Writing>;

/** @param now Milliseconds since 1970. */
export async function forgetDeliveries(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction
    .deleteFrom('delivery')
    .where('at', '<', now - DELIVERY_LIFE)
    .execute();
}

/** Resolves to when the latest delivery was remembered that is from before a time. */
export async function lastDelivery(transaction: Transaction<Schema>, before: number): Promise<number | undefined> {
  const row = await transaction
    .selectFrom('delivery')
    .select('at')
    .where('at', '<', before)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Says whether a delivery is remembered. */
export async function isDelivered(transaction: Transaction<Schema>, id: string): Promise<boolean> {
  const row = await transaction.selectFrom('delivery').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Has pages written that say what they said before. SQLite writes none for an update that changes nothing. */
export async function writeNothing(transaction: Transaction<Schema>): Promise<void> {
  await transaction.insertInto('delivery').values({ id: 'check', at: 0 }).execute();
  await transaction.deleteFrom('delivery').where('id', '=', 'check').execute();
}
