import type { Jar, Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import { catalogue, handleKey, type Provider, pageOf, readStored } from '../../src/providers/index.ts';
import type { Removal } from '../../src/store/store.ts';
import { createCache } from '../../src/text/cache.ts';
import { createLastMade } from '../../src/text/last-made.ts';
import type { Line } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';

/** A link of a jar whose provider is in the catalogue. */
export interface KnownLink {
  readonly provider: Provider;
  readonly handle: string;
  /** The page that the link leads to. It's undefined for a provider without pages. */
  readonly url: string | undefined;
}

/** So many links are kept ready, in about 3 MB. To prove that a page leads back to its handle takes a tenth of a call. */
export const MOST_READY = 10_000;

const ready = createCache<KnownLink | undefined>(MOST_READY);

function knownLink(id: string, handle: string): KnownLink | undefined {
  const provider = catalogue.get(id);
  const stored = provider && readStored(provider, handle);
  return stored && { provider, handle, url: pageOf(provider, stored) };
}

/** Leaves out links whose provider is no longer in the catalogue, or no longer accepts the handle. */
export function knownLinks(links: readonly { provider: string; handle: string }[]): KnownLink[] {
  const known: KnownLink[] = [];
  for (const { provider, handle } of links) {
    const link = ready.get(`${provider} ${handle}`, () => knownLink(provider, handle));
    if (link) known.push(link);
  }
  return known;
}

/** Finds the removal of a link, if there is one. It also applies to other spellings of the handle. */
export const removalOf = (
  removals: readonly Removal[],
  { provider, handle }: Pick<KnownLink, 'provider' | 'handle'>,
): Removal | undefined =>
  removals.find((one) => one.provider === provider.id && one.key === handleKey(provider, handle));

/** Tells the owner that a link was removed, and why, or that it waits. It's undefined if the link is on the card. */
export function removedLine(
  removals: readonly Removal[],
  link: Pick<KnownLink, 'provider' | 'handle'>,
  { say }: Pick<Texts, 'say'>,
): Line | undefined {
  const removal = removalOf(removals, link);
  if (!removal) return undefined;
  const provider = link.provider.name;
  const { reason, cause } = removal;
  if (cause === 'lookalike') return say('show.link-waiting', { provider });
  return reason ? say('show.removed-because', { provider, reason }) : say('show.removed', { provider });
}

/** A link that tippers see. */
export interface ShownLink extends KnownLink {
  /** How long ago the link was changed, in milliseconds. It's left out if the card doesn't mention that. */
  changed?: number;
}

/** Gets the links of a jar that wait for an admin in a community, because they look like another jar's. */
export const waitingLinks = (links: readonly Link[], removals: readonly Removal[]): KnownLink[] =>
  knownLinks(links).filter((link) => removalOf(removals, link)?.cause === 'lookalike');

/** Says whether a jar has links, and all of them wait for an admin. */
export const onlyWaits = (links: readonly Link[], removals: readonly Removal[]): boolean =>
  links.length > 0 && waitingLinks(links, removals).length === knownLinks(links).length;

const shown = createLastMade<readonly Link[], readonly ShownLink[]>();

/** Gets the links of a jar that are shown in a community. */
export const shownLinks = (
  links: readonly Link[],
  policy: Policy,
  removals: readonly Removal[],
): readonly ShownLink[] =>
  shown.get(links, [policy, removals], () =>
    knownLinks(links).filter((link) => allows(policy, link.provider) && !removalOf(removals, link)),
  );

/** A card mentions a changed link for so many milliseconds. By then, the owner of a hijacked account has noticed. */
const NEWS = 48 * 60 * 60 * 1000;

/**
 * Marks the links that were changed in the last 48 hours. It doesn't mark links that were there from the beginning. Where
 * there are none to mark, it's the same list.
 */
export function withNews(
  links: readonly ShownLink[],
  jar: Jar,
  { knownAt }: Listing,
  now: number,
): readonly ShownLink[] {
  const isNews = (at: number) => at > knownAt && now - at < NEWS;
  if (!jar.links.some(({ changedAt }) => isNews(changedAt))) return links;
  const changedAt = new Map(jar.links.map((link) => [link.provider, link.changedAt]));
  return links.map((link) => {
    const at = changedAt.get(link.provider.id) ?? 0;
    return isNews(at) ? { ...link, changed: now - at } : link;
  });
}
