import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Delivery } from '../store.ts';

/** How long deliveries are remembered, in milliseconds: no platform repeats a delivery after a day. */
const DELIVERY_LIFE = 24 * 60 * 60 * 1000;

/** Remembers a delivery. Resolves to false when it was remembered already. */
export async function putDelivery(transaction: Transaction<Schema>, delivery: Delivery): Promise<boolean> {
  await transaction
    .deleteFrom('delivery')
    .where('at', '<', delivery.at - DELIVERY_LIFE)
    .execute();
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('delivery')
    .values(delivery)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}
