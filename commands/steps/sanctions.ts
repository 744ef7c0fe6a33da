import type { CommandWriting } from '../../src/bot/command.ts';
import type { Listing } from '../../src/jars/listing.ts';
import type { Removal } from '../../src/store/store.ts';

/**
 * Gets how a new listing starts: suspended or on hold, with open reports, and known, if its owner's earlier jar was when
 * they deleted it or an admin declined it. So nobody gets rid of any of that by making a new jar.
 */
export async function sanctioned(writing: CommandWriting, listing: Listing): Promise<Listing> {
  const { community, account } = listing;
  await writing.takeReports(community, account);
  const taken = await writing.takeSanctions(community, account, ['suspended', 'reports', 'lookalike', 'known']);
  const since = Object.fromEntries(taken.map(({ state, at }) => [state, at]));
  const holds = (['reports', 'lookalike'] as const).flatMap((reason) => {
    const at = since[reason];
    return at === undefined ? [] : [[reason, at]];
  });
  return {
    ...listing,
    suspendedAt: since.suspended,
    knownAt: since.known ?? listing.knownAt,
    holds: { ...listing.holds, ...Object.fromEntries(holds) },
  };
}

/** Takes a link off the card again, if it was off before its owner deleted the jar, and for the same cause. */
export async function takeOffAgain(
  writing: CommandWriting,
  { community, account }: Listing,
  link: Pick<Removal, 'provider' | 'key'>,
): Promise<void> {
  for (const { state, at } of await writing.takeSanctions(community, account, ['removed', 'lookalike'], link)) {
    const cause = state === 'removed' ? 'admin' : 'lookalike';
    await writing.putRemoval(community, account, { ...link, cause, reason: '', at });
  }
}
