import type { CommandWriting, Here } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asOf, newListing, type Standing, statusOf } from '../../src/jars/listing.ts';
import { owesRules } from '../../src/jars/policy.ts';
import type { Reading } from '../../src/store/store.ts';
import { onlyWaits } from '../cards/links.ts';
import { compareListing } from './compare.ts';
import { putOwnJar } from './put-own-jar.ts';
import { eligibility, type Roles } from './roles.ts';
import { sanctioned } from './sanctions.ts';

/** @throws {Refusal} when the caller may not have a jar here. */
export async function refuseIneligible(reading: Reading, here: Here, roles: Roles): Promise<void> {
  const policy = await reading.policy(here.community);
  if (!policy.on) throw new Refusal('ineligible.off');
  const why = eligibility(policy, roles, here);
  if (why !== 'yes') throw new Refusal(`ineligible.${why}`);
}

/** A creator may give these when they publish for the first time. The listing keeps them. */
export interface Wish {
  /** The version of the rules that the owner accepts. */
  accepted?: number;
  /** An admin reads this before approving. */
  request?: { category: string; about: string };
  /** Whether they want to be found in the directory. */
  findable?: boolean | undefined;
}

/**
 * Lists the caller's jar in the community of the call, unless the policy forbids it or the caller first has to accept
 * rules or ask for approval. A listing that exists stays as it is.
 * @returns how the jar stands then, which says what is missing.
 */
export async function listHere(
  writing: CommandWriting,
  here: Here,
  roles: Roles,
  { accepted = 0, request, findable = false }: Wish = {},
): Promise<Standing> {
  const { community, caller, now } = here;
  const policy = await writing.policy(community);
  if (!policy.on) return 'off';
  const why = eligibility(policy, roles, here);
  if (why !== 'yes') return why;
  if (await writing.listing(community, caller.account)) return standingNow(writing, here);
  const asked = policy.eligibility === 'approval';
  if (asked && !request) return 'approval';
  if (owesRules(policy, accepted)) return 'rules';
  const fresh = await sanctioned(writing, {
    ...newListing(community, caller.account, now, caller.name),
    ...request,
    rulesAccepted: accepted,
    findable: findable && policy.features.has('directory'),
    holds: asked ? { approval: now } : {},
  });
  await putOwnJar(writing, here, { language: here.language });
  await writing.putListing(fresh);
  await writing.note({
    action: asked ? 'listing.requested' : 'listing.listed',
    subject: caller.account,
    ...(request && { what: request.category }),
  });
  await compareListing(writing, fresh, (await writing.jar(caller.account))?.links ?? []);
  return standingNow(writing, here);
}

/** Says how the caller's jar stands here after what this write has changed. It's pending if all of its links are. */
export async function standingNow(reading: Reading, { community, caller }: Here): Promise<Standing> {
  const listing = await reading.listing(community, caller.account);
  if (!listing) return 'unlisted';
  const status = statusOf(asOf(listing, caller.joinedAt));
  const jar = await reading.jar(caller.account);
  const removals = await reading.removals(community, caller.account);
  return status === 'live' && onlyWaits(jar?.links ?? [], removals) ? 'pending' : status;
}
