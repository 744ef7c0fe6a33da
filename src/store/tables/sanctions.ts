import type { Transaction } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import { markOf } from '../mark.ts';
import { type Given, preparedEach } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { Sanction, Writing } from '../store.ts';

/** By the states that are taken, with commas between them. */
const taken = preparedEach(
  (states: string) => (transaction, given: Given<{ mark: string }>) =>
    transaction
      .deleteFrom('sanction')
      .where('mark', '=', given('mark'))
      .where('state', 'in', states.split(',') as Sanction['state'][])
      .returning(['state', 'at']),
);

export const sanctionWriting = (transaction: Transaction<Schema>) =>
  ({
    async takeSanctions(community, account, states, link) {
      const mark = await markOf(transaction, community, account, ...(link ? [link.provider, link.key] : []));
      return taken(transaction, states.join(), { mark });
    },
  }) satisfies Partial<Writing>;

const keep = (transaction: Transaction<Schema>, { mark, community, state, at }: Schema['sanction']) =>
  transaction
    .insertInto('sanction')
    .values({ mark, community, state, at })
    .onConflict((conflict) => conflict.columns(['mark', 'state']).doUpdateSet({ community, at }))
    .execute();

/**
 * Keeps for what a jar is on hold in a community and since when it's known there, for the case that it's listed there
 * again. An approval isn't kept, because a jar that is listed again asks for one where that is still needed.
 */
export async function keepHolds(
  transaction: Transaction<Schema>,
  community: Community,
  account: Account,
): Promise<void> {
  const listing = await transaction
    .selectFrom('listing')
    .select(['suspended_at as suspended', 'reports_since as reports', 'lookalike_since as lookalike'])
    .select('known_at as known')
    .where(({ and }) => and({ community, account }))
    .executeTakeFirst();
  if (!listing) return;
  const mark = await markOf(transaction, community, account);
  for (const state of ['suspended', 'reports', 'lookalike', 'known'] as const) {
    const at = listing[state];
    if (at !== null) await keep(transaction, { mark, community, state, at });
  }
}

/** Keeps where and why an account's jar and its links are hidden, so that erasing the jar doesn't show it again. */
export async function keepSanctions(transaction: Transaction<Schema>, account: Account): Promise<void> {
  const listings = await transaction.selectFrom('listing').select('community').where('account', '=', account).execute();
  for (const { community } of listings) await keepHolds(transaction, community, account);
  const removals = await transaction.selectFrom('removal').selectAll().where('account', '=', account).execute();
  for (const { community, provider, key, at, cause } of removals) {
    const mark = await markOf(transaction, community, account, provider, key);
    await keep(transaction, { mark, community, state: cause === 'admin' ? 'removed' : cause, at });
  }
}
