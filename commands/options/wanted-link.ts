import { freeText, optional, word } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { catalogue, maxTyped, type Provider, readLinkAlone, unlinkedService } from '../../src/providers/index.ts';
import { handleIn, provider, refusalOf, unknownProvider } from './provider.ts';

/** A provider and a handle, or either of them alone where it is a link that names its provider itself. */
export const wantedOptions = () =>
  ({
    provider: { ...provider(), ...optional(word(maxTyped)), enough: true },
    handle: { ...optional(freeText(maxTyped)), enough: true },
  }) as const;

/**
 * Reads which link is meant by what was typed for `wantedOptions`. Undefined when the provider or the handle is missing.
 * @throws {Refusal} when the provider isn't known, or when the handle or the link can't be read.
 */
export function wantedLink(
  named: string | undefined,
  typed: string | undefined,
): { provider: Provider; handle: string } | undefined {
  const first = named ?? typed;
  if (first === undefined) return undefined;
  const known = named === undefined ? undefined : catalogue.named(named);
  if (known) return typed === undefined ? undefined : { provider: known, handle: handleIn(known, typed) };
  const read = readLinkAlone(first);
  if (read && !read.ok) throw refusalOf(read.provider, read.problem);
  if (read) {
    // Somebody may also type the provider behind its link. Anything else there has no meaning.
    const alone = named === undefined || typed === undefined || catalogue.named(typed) === read.provider;
    return alone ? read : undefined;
  }
  if (unlinkedService(first)) throw unknownProvider(first);
  if (/^<?\w\S*[/:]/.test(first)) throw new Refusal('provider.unknown-link', { link: first });
  if (named === undefined) return undefined;
  throw unknownProvider(named);
}
