import type { Account } from '../../src/bot/call.ts';
import type { Change, Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { newListing, type Status, statusOf } from '../../src/jars/listing.ts';
import { asksForRoles, eligible, type Policy } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';

/** How a jar stands in a community: its status, or why it isn't shown there. */
export type Standing = Status | 'unlisted' | 'blocked' | 'role-missing' | 'approval' | 'rules';

/** Whether the policy lets an account have a jar, by the roles it has now. */
export async function eligibility(policy: Policy, account: Account, { platform }: Context) {
  return eligible(policy, asksForRoles(policy) ? await platform.roles(account) : []);
}

/**
 * Asks the platform for the caller's roles before a write that will need them, so that no lock is held meanwhile.
 * What counts is the policy as the write itself reads it.
 */
export async function foreseeRoles({ store, community, caller, platform }: Context): Promise<void> {
  const policy = await store.read((reading) => reading.policy(community));
  if (asksForRoles(policy)) await platform.roles(caller.account);
}

/** @throws {Refusal} when the caller may not have a jar here. */
export async function refuseIneligible(reading: Reading, context: Context): Promise<void> {
  const why = await eligibility(await reading.policy(context.community), context.caller.account, context);
  if (why !== 'yes') throw new Refusal(`ineligible.${why}`);
}

/**
 * Lists the caller's jar where it was called if nothing but the caller's wish is missing, leaving a listing that is
 * there as it is. Approval and rules are asked for by publishing.
 */
export async function listHere(change: Change, context: Context): Promise<Standing> {
  const { community, caller, now } = context;
  const policy = await change.policy(community);
  const why = await eligibility(policy, caller.account, context);
  if (why !== 'yes') return why;
  const listing = await change.listing(community, caller.account);
  if (listing) return statusOf(listing);
  if (policy.eligibility === 'approval') return 'approval';
  if (policy.rules.text) return 'rules';
  await change.putListing(newListing(community, caller.account, now, caller.name));
  await change.note({ action: 'listing.listed', subject: caller.account });
  return 'live';
}
