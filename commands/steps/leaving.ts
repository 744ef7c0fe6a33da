import type { Member } from '../../src/bot/call.ts';
import type { Context, Here } from '../../src/bot/command.ts';
import type { Gone } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asOf, type Listing, statusOf } from '../../src/jars/listing.ts';
import type { Reading } from '../../src/store/store.ts';
import { settledCard } from '../cards/settled.ts';

/** @throws {Refusal} for somebody who isn't in the community. If they have a jar there, it's marked as left. */
export async function present(user: Member | Gone, context: Context): Promise<Member> {
  if (!('gone' in user)) return user;
  const listing = await context.read((reading) => reading.listing(context.community, user.gone));
  if (listing) await noteGone(listing, context);
  throw new Refusal('option.member.gone');
}

/** Marks a jar as left when its owner isn't here any more, or was away. */
export const noteGone = (listing: Listing, context: Context): Promise<void> => noteLeft(listing, context.now, context);

/** Marks a jar as left when its owner has left, come back, and not shown it again since. */
export async function noteReturn(listing: Listing, { joinedAt }: Member, context: Context): Promise<void> {
  const { leftAt } = asOf(listing, joinedAt);
  if (leftAt !== undefined) await noteLeft(listing, leftAt, context);
}

/** The platforms don't tell the bot when somebody leaves. It finds out when asked about them, and notes that once. */
async function noteLeft(found: Listing, leftAt: number, { community, write }: Context): Promise<void> {
  if (found.leftAt !== undefined) return;
  await write(async (writing) => {
    const listing = await writing.listing(community, found.account);
    if (!listing || listing.leftAt !== undefined || listing.confirmedAt !== found.confirmedAt) return;
    await writing.putListing({ ...listing, leftAt });
    await writing.note({ action: 'listing.left', subject: found.account });
  });
}

/** Gets somebody's listing that waits for an admin. @throws {Refusal} when there is nothing to decide. */
export async function waitingListing(reading: Reading, { account, name }: Member, here: Here): Promise<Listing> {
  const listing = await reading.listing(here.community, account);
  const settled = async () => ({ posted: await settledCard('request', account, reading, here) });
  if (!listing) throw new Refusal('decide.none', { name }, await settled());
  if (statusOf(listing) === 'suspended') throw new Refusal('decide.suspended', { name });
  if (statusOf(listing) !== 'pending') throw new Refusal('decide.not-waiting', { name }, await settled());
  return listing;
}
