import type { CommandWriting, Here } from '../../src/bot/command.ts';
import type { Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { handleSkeleton, nameSkeleton } from '../../src/jars/skeleton.ts';
import { catalogue, handleKey, isHandle, type Provider, sameHandle } from '../../src/providers/index.ts';
import { removalOf } from '../cards/links.ts';
import type { Held } from '../cards/standing.ts';
import { takeOffAgain } from './sanctions.ts';

/**
 * Compares a link that the caller just added or changed with the other jars of every community that lists theirs,
 * because the card changes in all of them.
 * @returns one entry for each community in which the jar now waits for an admin because of the link.
 */
export async function compareLink(writing: CommandWriting, { community, caller }: Here, link: Link): Promise<Held[]> {
  const held: Held[] = [];
  for (const listing of await writing.listings(caller.account)) {
    if (await holds(writing, listing, [link], link.changedAt)) {
      held.push({ provider: link.provider, here: listing.community === community });
    }
  }
  return held;
}

/** Compares all links of a jar that is now listed in a community, and its owner's name, with those of other jars. */
export async function compareListing(writing: CommandWriting, listing: Listing, links: readonly Link[]): Promise<void> {
  await holds(writing, listing, links, listing.confirmedAt);
  await compareName(writing, listing);
}

/** Writes into the log when an owner's display name looks like that of another creator here. */
export async function compareName(writing: CommandWriting, { community, account, name }: Listing): Promise<void> {
  const skeleton = nameSkeleton(name);
  if (skeleton === '') return;
  const names = await writing.names(community);
  const alike = names.some((one) => one.account !== account && nameSkeleton(one.name) === skeleton);
  if (alike) await writing.note({ action: 'listing.name-alike', subject: account, what: name }, community);
}

async function holds(writing: CommandWriting, listing: Listing, links: readonly Link[], at: number): Promise<boolean> {
  const { community, account } = listing;
  let held = false;
  for (const { provider: id, handle } of links) {
    const provider = catalogue.get(id);
    if (!provider || !isHandle(provider, handle)) continue;
    const link = { provider: id, key: handleKey(provider, handle) };
    await takeOffAgain(writing, listing, link);
    const entry = { subject: account, what: provider.name, handle };
    const found = await resembled(writing, listing, provider, handle);
    if (found === 'same') await writing.note({ action: 'link.same-handle', ...entry }, community);
    if (found !== 'alike') continue;
    if (await writing.wasHeld(community, account, link)) continue;
    await writing.putHeld(community, account, link);
    await writing.note({ action: 'listing.held-for-lookalike', ...entry }, community);
    held = true;
  }
  if (held) await writing.putListing({ ...listing, holds: { lookalike: at, ...listing.holds } });
  return held;
}

/** Says whether another jar here has the very same handle, or one that only looks like it. */
async function resembled(
  writing: CommandWriting,
  { community, account }: Listing,
  provider: Provider,
  handle: string,
): Promise<'same' | 'alike' | 'none'> {
  const all = await writing.handles(community, provider.id);
  const others = all.filter((one) => one.account !== account && isHandle(provider, one.handle));
  if (others.some((one) => sameHandle(provider, one.handle, handle))) return 'same';
  const skeleton = handleSkeleton(handle);
  for (const one of others) {
    if (handleSkeleton(one.handle) !== skeleton) continue;
    const removals = await writing.removals(community, one.account);
    if (!removalOf(removals, { provider, handle: one.handle })) return 'alike';
  }
  return 'none';
}
