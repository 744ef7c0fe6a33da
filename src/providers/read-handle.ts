import { forwards, readAddress, readPaymentUri } from './address.ts';
import { readBareHandle } from './bare-handle.ts';
import { catalogue } from './catalogue.ts';
import { claim, ownsHost, refusalOf } from './claim.ts';
import type { HandleProblem, HandleProblemCode } from './problem.ts';
import type { Provider } from './provider.ts';
import { isShortLink } from './short-links.ts';
import type { Address } from './template.ts';
import { toTypedText } from './typed-text.ts';

export type HandleReading = { ok: true; handle: string } | { ok: false; problem: HandleProblem };

/**
 * The handle in what a person typed or pasted for a provider: `ada`, `@ada`, `paypal.me/ada/5`, with or without scheme
 * and tracking parameters. Of a link nothing but the handle is kept, and only the provider's own hosts are read.
 */
export function readHandle(
  provider: Provider,
  typed: string,
  among: readonly Provider[] = catalogue.all,
): HandleReading {
  const refuse = (code: HandleProblemCode, owner?: Provider): HandleReading => {
    const problem = { code, example: provider.handle.example };
    return { ok: false, problem: owner ? { ...problem, provider: owner } : problem };
  };
  const clean = toTypedText(typed);
  if (!clean.ok) return refuse(clean.code);
  const { text } = clean;

  const scheme = /^([a-z][a-z0-9+-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    const reading = readPaymentUri(scheme, text);
    const found = reading.ok ? claim(provider, reading.address) : undefined;
    return found?.ok ? found : refuse(found?.code ?? 'scheme');
  }
  const head = (text.split(/[/?#]/, 1)[0] ?? '').toLowerCase();
  const isLink = scheme !== undefined || text.startsWith('//') || isKnownHost(head.replace(/^www\./, ''), among);
  if (!isLink) {
    const bare = readBareHandle(provider, text);
    if (bare.ok) return { ok: true, handle: bare.handle };
    if (provider.handle.email && /^[^@/]+@[^@/]+$/.test(text)) return refuse(provider.handle.email);
    const looksLikeLink = head.includes('.') && (text.length > head.length || head.includes(':'));
    if (!looksLikeLink) return refuse(bare.code);
  }
  const reading = readAddress(scheme === undefined ? `https://${text.replace(/^\/\//, '')}` : text);
  if (!reading.ok) return refuse(reading.code);
  return readLink(provider, reading.address, among, refuse);
}

function isKnownHost(host: string, among: readonly Provider[]): boolean {
  return isShortLink(host, among) || among.some((provider) => ownsHost(provider, host));
}

function readLink(
  provider: Provider,
  address: Address,
  among: readonly Provider[],
  refuse: (code: HandleProblemCode, owner?: Provider) => HandleReading,
): HandleReading {
  if (isShortLink(address.host, among)) return refuse('short-link');
  const because = refusalOf(provider, address);
  if (because) return refuse(because);
  if (forwards(address)) return refuse('redirect');
  const own = claim(provider, address);
  if (own?.ok) return own;
  const owner = among.find((other) => claim(other, address)?.ok);
  if (owner) return refuse('other-provider', owner);
  if (own || ownsHost(provider, address.host)) return refuse(own?.code ?? 'form');
  const host = among.find((other) => ownsHost(other, address.host));
  return host ? refuse('other-provider', host) : refuse('other-site');
}

/** The provider and handle a pasted link belongs to, or undefined when no provider of the catalogue knows it. */
export function recognise(
  typed: string,
  among: readonly Provider[] = catalogue.all,
): { provider: Provider; handle: string } | undefined {
  const clean = toTypedText(typed);
  if (!clean.ok) return undefined;
  const text = /^https?:/i.test(clean.text) ? clean.text : `https://${clean.text}`;
  const reading = readAddress(text);
  if (!reading.ok || forwards(reading.address)) return undefined;
  for (const provider of among) {
    if (refusalOf(provider, reading.address)) continue;
    const found = claim(provider, reading.address);
    if (found?.ok) return { provider, handle: found.handle };
  }
  return undefined;
}
