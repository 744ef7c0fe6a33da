import type { Provider } from './provider.ts';

/** Gets the scheme of an address, in small letters. What is followed by a space is a label instead. */
export const schemeOf = (text: string): string | undefined =>
  /^([a-z][a-z0-9+-]*):(?! )/i.exec(text)?.[1]?.toLowerCase();

/** Says whether it is the scheme of a page. */
export const isWeb = (scheme: string): boolean => scheme === 'http' || scheme === 'https';

/** Puts the scheme before a link that was pasted without one. */
export const withHttps = (text: string): string =>
  schemeOf(text) === undefined ? `https://${text.replace(/^\/\//, '')}` : text;

/** Says whether payments to the provider's accounts have URIs with this scheme. */
export const hasScheme = (provider: Provider, scheme: string): boolean =>
  !isWeb(scheme) && provider.forms.some(({ patterns }) => patterns.some((pattern) => pattern.scheme === scheme));
