import type { Transaction } from 'kysely';
import type { Schema } from '../schema.ts';
import { forgetDeliveries } from './deliveries.ts';
import { forgetDrafts } from './jars.ts';
import { forgetNudges } from './nudges.ts';
import { forgetOutgoing } from './outbox.ts';
import { forgetPosts } from './posts.ts';
import { forgetAsked } from './statistics.ts';

/** Forgets what is kept for a day or two. @param now Milliseconds since 1970. */
export async function forgetBrief(transaction: Transaction<Schema>, now: number): Promise<void> {
  await forgetDrafts(transaction, now);
  await forgetDeliveries(transaction, now);
  await forgetNudges(transaction, now);
}

/** Forgets whatever has been kept long enough. @param now Milliseconds since 1970. */
export async function forgetAll(transaction: Transaction<Schema>, now: number): Promise<void> {
  await forgetBrief(transaction, now);
  await forgetOutgoing(transaction, now);
  await forgetPosts(transaction, now);
  await forgetAsked(transaction, now);
}
