import type { CommandWriting } from '../../src/bot/command.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Removal } from '../../src/store/store.ts';

/**
 * Gets how a new listing starts: suspended or on hold, if its owner's earlier jar was when they deleted it. So nobody
 * gets rid of either by deleting the jar and making a new one.
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

/** Takes a link off the card again, if an admin had taken it off before its owner deleted the jar. */
export async function takeOffAgain(
  writing: CommandWriting,
  { community, account }: Listing,
  link: Pick<Removal, 'provider' | 'key'>,
): Promise<void> {
  const sanction = await writing.takeSanction(community, account, link);
  if (sanction) await writing.putRemoval(community, account, { ...link, reason: '', at: sanction.at });
}
