import { type Address, bareHost, mayRedirect, readAddress, readPaymentUri } from './address.ts';
import { catalogue } from './catalogue.ts';
import type { Provider } from './provider.ts';
import { type HandleProblem, readHandle } from './read-handle.ts';
import { isOnSite, readLink, refusalCodeOf } from './read-link.ts';
import { hasScheme, schemeOf, withHttps } from './scheme.ts';
import { sentencesOf, toTypedText } from './typed-text.ts';

/** Takes a link apart that was pasted alone: the address of a page, or a payment URI of one of the providers. */
function addressIn(text: string, among: readonly Provider[]): Address | undefined {
  const scheme = schemeOf(text);
  const isPayment = scheme !== undefined && among.some((provider) => hasScheme(provider, scheme));
  if (isPayment) {
    const parsed = readPaymentUri(scheme, text);
    return parsed.ok ? parsed.address : undefined;
  }
  const parsed = readAddress(withHttps(text));
  return parsed.ok ? parsed.address : undefined;
}

/** Says whether a pasted link has another address in its query, to which the page could send people on. */
export function carriesAddress(typed: string): boolean {
  const clean = toTypedText(typed);
  const address = clean.ok ? addressIn(clean.text, catalogue.all) : undefined;
  return address !== undefined && mayRedirect(address);
}

/** Finds the provider and the handle that a pasted link belongs to. Undefined when no provider of `among` reads it. */
export function recognise(
  typed: string,
  among: readonly Provider[] = catalogue.all,
): { provider: Provider; handle: string } | undefined {
  const clean = toTypedText(typed);
  if (!clean.ok) return undefined;
  for (const text of [clean.text, ...sentencesOf(clean.text)]) {
    const link = recogniseText(text, among);
    if (link) return link;
  }
  return undefined;
}

function recogniseText(text: string, among: readonly Provider[]) {
  const address = addressIn(text, among);
  if (!address) return undefined;
  for (const provider of among) {
    if (refusalCodeOf(provider, address) || mayRedirect(address, provider.dropped)) continue;
    const link = readLink(provider, address);
    if (link?.ok) return { provider, handle: link.handle };
  }
  return undefined;
}

/** Finds the provider that a link belongs to although it can't be added, and says why not. */
export function refusedLink(
  typed: string,
  among: readonly Provider[] = catalogue.all,
): { provider: Provider; problem: HandleProblem } | undefined {
  const clean = toTypedText(typed);
  if (!clean.ok) return undefined;
  const provider = ownerOf(clean.text, among);
  const result = provider && readHandle(provider, withHttps(clean.text), among);
  return provider && result && !result.ok ? { provider, problem: result.problem } : undefined;
}

function ownerOf(text: string, among: readonly Provider[]): Provider | undefined {
  const scheme = schemeOf(text);
  const payee = among.find((one) => scheme !== undefined && hasScheme(one, scheme));
  if (payee) return payee;
  const address = addressIn(text, among);
  const refusing = address && among.find((one) => refusalCodeOf(one, address));
  // An address with a port or a user in it can't be taken apart, but its site is known. Without a scheme, it is e-mail.
  const whole = scheme === undefined && text.includes('@') ? '' : withHttps(text);
  const host = URL.canParse(whole) ? bareHost(new URL(whole).hostname) : '';
  return refusing ?? among.find((one) => one.short?.includes(host) || isOnSite(one, host));
}

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
