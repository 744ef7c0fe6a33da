import type { Provider } from './provider.ts';
import { type HandleProblem, recognise, refusedLink } from './read-handle.ts';

/** The provider whose link it is, with the handle in it or with what is wrong with the link. */
type LinkAlone = { provider: Provider } & ({ ok: true; handle: string } | { ok: false; problem: HandleProblem });

/** Says whether a text looks like a link and not like a name: it has a scheme, or a host and a path. */
const looksLikeLink = (typed: string): boolean =>
  /^<?(?:[a-z][a-z0-9+-]*:|\/\/)\S/i.test(typed) || /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(typed);

/**
 * Reads a link that was pasted without the name of its service. Undefined when no provider has the link's site, or when
 * the text is no link.
 */
export function readLinkAlone(typed: string): LinkAlone | undefined {
  const found = recognise(typed);
  if (found) return { ok: true, ...found };
  if (!looksLikeLink(typed)) return undefined;
  const refused = refusedLink(typed);
  return refused && { ok: false, ...refused };
}
