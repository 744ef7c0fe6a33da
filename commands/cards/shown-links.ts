import type { Jar, Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import type { Removal } from '../../src/store/store.ts';
import { type KnownLink, knownLinks } from './known-links.ts';
import { removalOf } from './removed.ts';

/** A link as a tipper sees it. */
export interface ShownLink extends KnownLink {
  /** How long ago it was changed, in milliseconds, where that is news to who tips. */
  changed?: number;
}

/** The links of a jar that a community lets be seen, of the providers that are still in the catalogue. */
export const shownLinks = (links: readonly Link[], policy: Policy, removals: readonly Removal[]): ShownLink[] =>
  knownLinks(links).filter((link) => allows(policy, link.provider) && !removalOf(removals, link));

/** How long a card says that a link was changed, in milliseconds: a hijacked account is noticed by then. */
const NEWS = 48 * 60 * 60 * 1000;

/** The links, with those named that were changed lately and after the jar came to be listed. */
export function withNews(links: readonly ShownLink[], jar: Jar, { listedAt }: Listing, now: number): ShownLink[] {
  const changedAt = new Map(jar.links.map((link) => [link.provider, link.changedAt]));
  return links.map((link) => {
    const at = changedAt.get(link.provider.id) ?? 0;
    return at > listedAt && now - at < NEWS ? { ...link, changed: now - at } : link;
  });
}
