import type { Change, Context } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import type { Account } from '../../src/ids.ts';
import { asOf, type Listing, newListing, type Status, statusOf } from '../../src/jars/listing.ts';
import { asksForRoles, eligible, type Policy } from '../../src/jars/policy.ts';
import { owesRules } from '../../src/jars/rules.ts';
import type { Reading } from '../../src/store/store.ts';
import { compareListing } from './compare.ts';
import { sanctioned } from './sanctions.ts';

/** How a jar stands in a community: its status, or why it isn't shown there. */
export type Standing = Status | 'off' | 'unlisted' | 'blocked' | 'role-missing' | 'approval' | 'rules';

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
  const policy = await reading.policy(context.community);
  if (!policy.on) throw new Refusal('ineligible.off');
  const why = await eligibility(policy, context.caller.account, context);
  if (why !== 'yes') throw new Refusal(`ineligible.${why}`);
}

/** What a first publishing may bring along; the listing keeps it. */
export interface Wish {
  /** The version of the rules that the owner accepts with it. */
  accepted?: number | undefined;
  /** What an admin reads before approving. */
  request?: { category: string; about: string };
}

/**
 * Lists the caller's jar where it was called if nothing but the caller's wish is missing, leaving a listing that is
 * there as it is. Approval and rules are asked for by publishing.
 */
export async function listHere(change: Change, context: Context, wish: Wish = {}): Promise<Standing> {
  const { accepted = 0, request } = wish;
  const { community, caller, now } = context;
  const policy = await change.policy(community);
  if (!policy.on) return 'off';
  const why = await eligibility(policy, caller.account, context);
  if (why !== 'yes') return why;
  if (await change.listing(community, caller.account)) return standingNow(change, context);
  const asked = policy.eligibility === 'approval';
  if (asked && !request) return 'approval';
  if (owesRules(policy, accepted)) return 'rules';
  const wished: Listing = {
    ...newListing(community, caller.account, now, caller.name),
    ...request,
    rulesAccepted: accepted,
    waiting: asked ? { for: 'approval', since: now } : await heldAgain(change, context),
  };
  const fresh = { ...wished, ...(await sanctioned(change, wished)) };
  await change.putJar(caller.account, now, { language: context.language });
  await change.putListing(fresh);
  await change.note({
    action: asked ? 'listing.requested' : 'listing.listed',
    subject: caller.account,
    ...(request && { what: request.category }),
  });
  await compareListing(change, fresh, (await change.jar(caller.account))?.links ?? []);
  return standingNow(change, context);
}

/** What an admin took away over reports or a name that looks like another's isn't shown again without their look. */
async function heldAgain(reading: Reading, { community, caller, now }: Context): Promise<Listing['waiting']> {
  const declined = await reading.lastEntry(community, caller.account, ['listing.declined']);
  return declined?.what === 'reports' || declined?.what === 'lookalike'
    ? { for: declined.what, since: now }
    : undefined;
}

/** How the listing that is there stands after all that was written. */
export async function standingNow(reading: Reading, { community, caller }: Context): Promise<Standing> {
  const listing = await reading.listing(community, caller.account);
  return listing ? statusOf(asOf(listing, caller.joinedAt)) : 'unlisted';
}
