import type { CommandWriting } from '../../src/bot/command.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Removal } from '../../src/store/store.ts';

/**
 * What a fresh listing starts with: nobody gets rid of a suspension, or of a hold for reports, by deleting the jar and
 * starting again.
 */
export async function sanctioned(writing: CommandWriting, { community, account }: Listing): Promise<Partial<Listing>> {
  const sanction = await writing.takeSanction(community, account);
  switch (sanction?.state) {
    case 'suspended':
      return { suspendedAt: sanction.at };
    case 'reports':
      return { waiting: { for: 'reports', since: sanction.at } };
    default:
      return {};
  }
}

/** The same for a link that an admin took off the card. */
export async function takeOffAgain(
  writing: CommandWriting,
  { community, account }: Listing,
  link: Pick<Removal, 'provider' | 'key'>,
): Promise<void> {
  const sanction = await writing.takeSanction(community, account, link);
  if (sanction) await writing.putRemoval(community, account, { ...link, reason: '', at: sanction.at });
}
