import type { CommandWriting, Here } from '../../src/bot/command.ts';
import type { Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { handleSkeleton, nameSkeleton } from '../../src/jars/skeleton.ts';
import { catalogue, handleKey, isHandle, type Provider, sameHandle } from '../../src/providers/index.ts';
import { removalOf } from '../cards/links.ts';
import type { Held } from '../cards/standing.ts';
import { takeOffAgain } from './sanctions.ts';

/**
 * Compares a link that the caller just put into their jar with the other jars wherever it is listed: what others see
 * changes there too.
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

/** Compares all of a jar, and its owner's name, where it has just come to be shown. */
export async function compareListing(writing: CommandWriting, listing: Listing, links: readonly Link[]): Promise<void> {
  await holds(writing, listing, links, listing.confirmedAt);
  await compareName(writing, listing);
}

/** Points a display name out that is taken for another creator's here. The log says it by its bearer's own name. */
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
  // Whatever else it waits for may end without an admin's look at the name: a policy changes, reports are dismissed.
  if (held) await writing.putListing({ ...listing, waiting: { for: 'lookalike', since: at } });
  return held;
}

/** What a handle is to those of the other jars of a community. Where one is the very same, money goes to the same. */
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
