import type { Jar, Link } from '../../src/jars/jar.ts';
import type { Listing } from '../../src/jars/listing.ts';
import { allows, type Policy } from '../../src/jars/policy.ts';
import { catalogue, handleKey, isHandle, linkOf, type Provider } from '../../src/providers/index.ts';
import type { Removal } from '../../src/store/store.ts';
import type { Line } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';

/** A link of a jar whose provider is in the catalogue. */
export interface KnownLink {
  provider: Provider;
  handle: string;
  /** Undefined where the provider has no page to lead to. */
  url: string | undefined;
}

/** A jar's links, without those whose provider has left the catalogue or wants other handles by now. */
export const knownLinks = (links: readonly { provider: string; handle: string }[]): KnownLink[] =>
  links.flatMap(({ provider: id, handle }) => {
    const provider = catalogue.get(id);
    return provider && isHandle(provider, handle) ? [{ provider, handle, url: linkOf(provider, handle) }] : [];
  });

/** The removal of a link by an admin of the community, if there is one. Another spelling of the handle is the same. */
export function removalOf(
  removals: readonly Removal[],
  { provider, handle }: Pick<KnownLink, 'provider' | 'handle'>,
): Removal | undefined {
  const own = removals.filter((one) => one.provider === provider.id);
  return own.length === 0 ? undefined : own.find((one) => one.key === handleKey(provider, handle));
}

/** What the owner of a removed link reads; undefined where it isn't removed. */
export function removedLine(
  removals: readonly Removal[],
  link: Pick<KnownLink, 'provider' | 'handle'>,
  { say }: Pick<Texts, 'say'>,
): Line | undefined {
  const removal = removalOf(removals, link);
  if (!removal) return undefined;
  const provider = link.provider.name;
  const { reason } = removal;
  return reason ? say('show.removed-because', { provider, reason }) : say('show.removed', { provider });
}

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
