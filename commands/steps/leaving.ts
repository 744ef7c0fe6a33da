import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import type { Gone } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { asOf, type Listing } from '../../src/jars/listing.ts';

/** @throws {Refusal} for who isn't in the community; where they have a jar, it is written down that they left. */
export async function present(user: Member | Gone, context: Context): Promise<Member> {
  if (!('gone' in user)) return user;
  const listing = await context.read((reading) => reading.listing(context.community, user.gone));
  if (listing) await noteLeft(listing, context.now, context);
  throw new Refusal('option.member.gone');
}

/** Writes down who left and came back, and hasn't shown their jar again since. */
export async function noteReturn(listing: Listing, { joinedAt }: Member, context: Context): Promise<void> {
  const { leftAt } = asOf(listing, joinedAt);
  if (leftAt !== undefined) await noteLeft(listing, leftAt, context);
}

/** The bot isn't told when somebody leaves: it finds out when it is asked about them, and says it once. */
async function noteLeft(found: Listing, leftAt: number, { community, write }: Context): Promise<void> {
  if (found.leftAt !== undefined) return;
  await write(async (writing) => {
    const listing = await writing.listing(community, found.account);
    if (!listing || listing.leftAt !== undefined || listing.confirmedAt !== found.confirmedAt) return;
    await writing.putListing({ ...listing, leftAt });
    await writing.note({ action: 'listing.left', subject: found.account });
  });
}
