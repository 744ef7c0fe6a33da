import type { CommandWriting, Here } from '../../src/bot/command.ts';
import type { Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { handleKey, isHandle, sameHandle } from '../../src/providers/index.ts';
import type { Alike } from '../../src/store/store.ts';
import { type KnownLink, knownLinks, removalOf } from '../cards/links.ts';
import type { Held } from '../cards/standing.ts';
import { takeOffAgain } from './sanctions.ts';

/** A link that waits in the community where it was compared. */
type HeldThere = Omit<Held, 'here'>;

/**
 * Compares a link that the caller just added or changed with the other jars of every community that lists theirs,
 * because the card changes in all of them. Where its owner has left, that is done once they publish there again.
 * @returns one entry for each community in which the link, or the whole jar, now waits for an admin.
 */
export async function compareLink(writing: CommandWriting, { community, caller }: Here, link: Link): Promise<Held[]> {
  const held: Held[] = [];
  for (const listing of await writing.listings(caller.account)) {
    if (listing.leftAt !== undefined) continue;
    const there = await compareAll(writing, listing, [link], link.changedAt);
    held.push(...there.map((one) => ({ ...one, here: listing.community === community })));
  }
  return held;
}

/** Compares all links of a jar that is now listed in a community, and its owner's name, with those of other jars. */
export async function compareListing(writing: CommandWriting, listing: Listing, links: readonly Link[]): Promise<void> {
  await compareAll(writing, listing, links, listing.confirmedAt);
  await compareName(writing, listing);
}

/** Writes into the log when an owner's display name looks like that of another creator here. */
export async function compareName(writing: CommandWriting, { community, account, name }: Listing): Promise<void> {
  const alike = await writing.nameAlike(community, account, name);
  if (alike) await writing.note({ action: 'listing.name-alike', subject: account, what: name }, community);
}

/**
 * Compares the links of a jar, or one of them, when they are shown again that were hidden, because nothing that was added
 * meanwhile waited for them. Of two that look alike, the later one waits.
 * @returns what waits in this jar.
 */
export async function compareAgain(
  writing: CommandWriting,
  { community, account }: Pick<Listing, 'community' | 'account'>,
  now: number,
  provider?: string,
): Promise<HeldThere[]> {
  const held: HeldThere[] = [];
  for (const link of (await writing.jar(account))?.links ?? []) {
    const listing = await writing.listing(community, account);
    const [known] = knownLinks([link]);
    if (!listing || !known || (provider !== undefined && provider !== link.provider)) continue;
    for (const other of await rivals(writing, listing, known)) {
      if (other.same || other.earlier || other.changedAt < link.changedAt) continue;
      const later = await writing.listing(community, other.account);
      if (later) await holdLater(writing, later, { provider: link.provider, ...other }, now);
    }
    const found = await hold(writing, listing, link, known, now);
    if (found) held.push(found);
  }
  return held;
}

async function holdLater(writing: CommandWriting, listing: Listing, link: Link, now: number): Promise<void> {
  const [known] = knownLinks([link]);
  if (!known || !(await hold(writing, listing, link, known, now))) return;
  await writing.tell(listing.account, { name: 'held-for-lookalike', values: { provider: known.provider.name } });
}

async function compareAll(writing: CommandWriting, listing: Listing, links: readonly Link[], at: number) {
  const held: HeldThere[] = [];
  for (const link of links) {
    const [known] = knownLinks([link]);
    if (!known) continue;
    const { provider, handle } = known;
    await takeOffAgain(writing, listing, { provider: provider.id, key: handleKey(provider, handle) });
    const same = (await rivals(writing, listing, known)).some((other) => other.same);
    const entry = { subject: listing.account, what: provider.name, handle };
    if (same) await writing.note({ action: 'link.same-handle', ...entry }, listing.community);
    const found = await hold(writing, listing, link, known, at);
    if (found) held.push(found);
  }
  return held;
}

/**
 * Makes a link wait for an admin if it looks like another jar's here and has never waited for that before. The whole
 * jar waits if both the link and the jar are later than the other's; otherwise the link waits alone, so that nobody can
 * hide the whole jar of somebody who was here first by taking a look-alike name before them.
 */
async function hold(
  writing: CommandWriting,
  { community, account }: Listing,
  { changedAt }: Link,
  { provider, handle }: KnownLink,
  at: number,
): Promise<HeldThere | undefined> {
  const listing = await writing.listing(community, account);
  const alike = (await rivals(writing, { community, account }, { provider, handle })).filter(({ same }) => !same);
  const link = { provider: provider.id, key: handleKey(provider, handle) };
  const off = removalOf(await writing.removals(community, account), { provider, handle });
  if (!listing || alike.length === 0 || off || (await writing.wasHeld(community, account, link))) return undefined;
  await writing.putHeld(community, account, link);
  const whole = alike.some((other) => other.earlier && other.changedAt <= changedAt);
  if (whole) await writing.putListing({ ...listing, holds: { lookalike: at, ...listing.holds } });
  else await writing.putRemoval(community, account, { ...link, cause: 'lookalike', reason: '', at });
  const action = whole ? 'listing.held-for-lookalike' : 'link.held-for-lookalike';
  await writing.note({ action, subject: account, what: provider.name, handle }, community);
  return { provider: provider.id, whole };
}

/**
 * Gets the links of other jars here that a link must not look like. One that an admin took off isn't among them, and one
 * that has waited itself because it looked like another counts only for jars that came later.
 */
async function rivals(
  writing: CommandWriting,
  { community, account }: Pick<Listing, 'community' | 'account'>,
  { provider, handle }: Pick<KnownLink, 'provider' | 'handle'>,
): Promise<(Alike & { same: boolean })[]> {
  const found: (Alike & { same: boolean })[] = [];
  for (const other of await writing.alike(community, account, { provider: provider.id, handle })) {
    if (!isHandle(provider, other.handle)) continue;
    const link = { provider: provider.id, key: handleKey(provider, other.handle) };
    const removal = removalOf(await writing.removals(community, other.account), { provider, handle: other.handle });
    if (removal?.cause === 'admin') continue;
    const same = sameHandle(provider, other.handle, handle);
    if (same || other.earlier || !(await writing.wasHeld(community, other.account, link)))
      found.push({ ...other, same });
  }
  return found;
}
