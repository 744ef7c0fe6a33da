import { mayRedirect, readAddress } from './address.ts';
import { catalogue } from './catalogue.ts';
import type { Provider } from './provider.ts';
import { readLink, refusalCodeOf } from './read-link.ts';
import { toTypedText } from './typed-text.ts';

/** The provider and the handle that a pasted link belongs to, or undefined when no provider of `among` reads it. */
export function recognise(
  typed: string,
  among: readonly Provider[] = catalogue.all,
): { provider: Provider; handle: string } | undefined {
  const clean = toTypedText(typed);
  if (!clean.ok) return undefined;
  const reading = readAddress(/^https?:/i.test(clean.text) ? clean.text : `https://${clean.text}`);
  if (!reading.ok || mayRedirect(reading.address)) return undefined;
  for (const provider of among) {
    if (refusalCodeOf(provider, reading.address)) continue;
    const link = readLink(provider, reading.address);
    if (link?.ok) return { provider, handle: link.handle };
  }
  return undefined;
}
