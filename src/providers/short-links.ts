import type { Provider } from './provider.ts';

/** Services that shorten anybody's links. Such a link doesn't show where it leads, and that may change. */
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

/** Whether links on this host are shortened ones, by a service for anybody or by one of the providers. */
export function isShortLink(host: string, providers: readonly Provider[]): boolean {
  return shorteners.has(host) || providers.some((provider) => provider.short.includes(host));
}
