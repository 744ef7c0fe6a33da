import type { Member } from '../../src/bot/call.ts';
import type { Here } from '../../src/bot/command.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';

export type WaitingListing = Listing & { waiting: NonNullable<Listing['waiting']> };

/** Somebody's listing that waits for an admin. @throws {Refusal} when there is nothing to decide about, or no longer. */
export async function waitingListing(
  reading: Reading,
  { account, name }: Member,
  { community }: Here,
): Promise<WaitingListing> {
  const listing = await reading.listing(community, account);
  if (!listing) throw new Refusal('decide.none', { name });
  const { waiting } = listing;
  if (statusOf(listing) === 'suspended') throw new Refusal('decide.suspended', { name });
  if (!waiting || statusOf(listing) !== 'pending') throw new Refusal('decide.not-waiting', { name });
  return { ...listing, waiting };
}
