import { handleKey } from '../../src/providers/index.ts';
import type { Removal } from '../../src/store/store.ts';
import type { Line } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';
import type { KnownLink } from './known-links.ts';

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
