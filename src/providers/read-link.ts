import type { Address } from './address.ts';
import { bestOf, type FormResult, readForm } from './handle.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import { matchAddress, matchSlot, type Slot } from './pattern.ts';
import type { Provider } from './provider.ts';

/**
 * Reads the handle in a link of the provider's, or what is wrong with it. The result is undefined when no pattern of
 * the provider has the address's shape. Whatever the pattern doesn't name is dropped.
 */
export const readLink = (provider: Provider, address: Address): FormResult | undefined =>
  bestOf(provider.patterns, ({ form, pattern }) => {
    const raw = matchAddress(pattern, address);
    return raw && fitsHost(provider, pattern.host, address.host) ? readForm(provider, form, raw) : undefined;
  });

/** Says whether the host is one of the provider's. */
export function ownsHost(provider: Provider, host: string): boolean {
  return provider.hosts.some((slot) => fitsHost(provider, slot, host));
}

/** Says whether the host is one of the provider's, or one of its service's other sites. */
export function isOnSite(provider: Provider, host: string): boolean {
  if (ownsHost(provider, host)) return true;
  return /^[a-z0-9.-]+$/.test(host) && provider.domains.some((domain) => `.${host}`.endsWith(`.${domain}`));
}

function fitsHost(provider: Provider, slot: Slot, host: string): boolean {
  const values = matchSlot(slot, host);
  if (!values) return false;
  return Object.entries(values).every(([name, text]) => provider.parts[name]?.expression.test(text));
}

/** Says why a link of the provider's own can't be published. It's undefined when the catalogue gives no reason. */
export function refusalCodeOf(provider: Provider, address: Address): HandleProblemCode | undefined {
  return provider.refused.find(({ pattern, having = '' }) => {
    const values = fitsHost(provider, pattern.host, address.host) ? matchAddress(pattern, address) : undefined;
    return values && (!having || Object.values(values).some((value) => value.includes(having)));
  })?.because;
}

/** These services shorten anybody's links. A shortened link doesn't show where it leads, and that may change. */
const shorteners = new Set([
  'bit.ly',
  'buff.ly',
  'cutt.ly',
  'goo.gl',
  'is.gd',
  'lnkd.in',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'v.gd',
]);

/** Says whether links on this host are shortened ones, by a service for anybody or by one of the providers. */
export function isShortLink(host: string, providers: readonly Provider[]): boolean {
  return shorteners.has(host) || providers.some((provider) => provider.short?.includes(host));
}
