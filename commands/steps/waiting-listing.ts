import type { Member } from '../../src/bot/call.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Listing, statusOf, type Waiting } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';

export type WaitingListing = Listing & { waiting: { for: Waiting; since: number } };

/** Somebody's listing that waits for an admin. @throws {Refusal} when there is nothing to decide about, or no longer. */
export async function waitingListing(
  reading: Reading,
  user: Member,
  { community }: { community: Listing['community'] },
): Promise<WaitingListing> {
  const listing = await reading.listing(community, user.account);
  const { name } = user;
  if (!listing) throw new Refusal('decide.none', { name });
  const { waiting } = listing;
  if (statusOf(listing) === 'suspended') throw new Refusal('decide.suspended', { name });
  if (!waiting || statusOf(listing) !== 'pending') throw new Refusal('decide.not-waiting', { name });
  return { ...listing, waiting };
}
