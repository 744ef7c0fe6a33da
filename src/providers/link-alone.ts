import { catalogue } from './catalogue.ts';
import type { Provider } from './provider.ts';
import { type HandleProblem, readHandle, recognise } from './read-handle.ts';

/** The provider whose link it is, with the handle in it or with what is wrong with the link. */
type LinkAlone = { provider: Provider } & ({ ok: true; handle: string } | { ok: false; problem: HandleProblem });

/** Says whether a text looks like a link and not like a name: it has a scheme, or a host and a path. */
const looksLikeLink = (typed: string): boolean =>
  /^<?(?:[a-z][a-z0-9+-]*:|\/\/)\S/i.test(typed) || /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(typed);

/**
 * Reads a link that was pasted without the name of its service. Undefined when no provider has the link's site, when the
 * link hides where it leads, or when the text is no link.
 */
export function readLinkAlone(typed: string): LinkAlone | undefined {
  const found = recognise(typed);
  if (found) return { ok: true, ...found };
  if (!looksLikeLink(typed)) return undefined;
  // With a scheme, it can't be taken for a name that has dots in it.
  const link = /^<|:/.test(typed) ? typed : `https://${typed}`;
  for (const provider of catalogue.all) {
    const read = readHandle(provider, link);
    if (read.ok) return { provider, ...read };
    // Every provider but the link's own says whose it is.
    const owner = read.problem.provider;
    if (owner) return { provider: owner, ...readHandle(owner, link) };
  }
  return undefined;
}
