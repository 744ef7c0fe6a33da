import { handleKey, type Provider } from '../../src/providers/index.ts';
import type { Removal } from '../../src/store/store.ts';
import type { Line } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';

interface ProvidersLink {
  provider: Provider;
  handle: string;
}

/** The removal of a link by an admin of the community, if there is one. Another spelling of the handle is the same. */
export function removalOf(removals: readonly Removal[], { provider, handle }: ProvidersLink): Removal | undefined {
  const own = removals.filter((one) => one.provider === provider.id);
  return own.length === 0 ? undefined : own.find((one) => one.key === handleKey(provider, handle));
}

/** What the owner of a removed link reads: nothing where it isn't removed. */
export function removedLines(removals: readonly Removal[], link: ProvidersLink, { say }: Pick<Texts, 'say'>): Line[] {
  const removal = removalOf(removals, link);
  if (!removal) return [];
  const provider = link.provider.name;
  const { reason } = removal;
  return [reason ? say('show.removed-because', { provider, reason }) : say('show.removed', { provider })];
}
