import type { HandleProblemCode } from './problem.ts';
import type { Address } from './template.ts';

export type AddressReading =
  | { ok: true; address: Address }
  | { ok: false; code: Extract<HandleProblemCode, 'form' | 'scheme' | 'user-info' | 'port'> };

function decodedPath(path: string): string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    // decodeURIComponent throws for a lone % and for bytes that are no UTF-8: the address is malformed.
    return undefined;
  }
}

/** Takes an https or http address apart, refusing everything a browser would read otherwise than a person does. */
export function readAddress(text: string): AddressReading {
  const [, authority, path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(text) ?? [];
  if (authority === undefined) return { ok: false, code: 'scheme' };
  if (authority.includes('@')) return { ok: false, code: 'user-info' };
  if (authority.includes(':')) return { ok: false, code: 'port' };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Whatever the parser changed (backslashes, dot segments, escapes in the host, tabs) was not what it looked like.
  if (url?.hostname !== authority.toLowerCase()) return { ok: false, code: 'form' };
  if (url.pathname !== (path || '/')) return { ok: false, code: 'form' };
  const segments = decodedPath(path.slice(1).replace(/\/$/, ''));
  if (!segments || segments.some((segment) => /[\p{C}/\\]/u.test(segment))) return { ok: false, code: 'form' };
  const host = url.hostname.replace(/^www\./, '');
  const rooted = segments.length === 1 && segments[0] === '' ? [] : segments;
  return { ok: true, address: { scheme: 'https', host, path: rooted, query: url.searchParams } };
}

/** Takes a payment URI (bitcoin:..., upi://pay?...) apart. */
export function readPaymentUri(scheme: string, text: string): AddressReading {
  const [path = '', query = ''] = text.slice(scheme.length + 1).split('?');
  const segments = decodedPath(path);
  if (!segments) return { ok: false, code: 'form' };
  return { ok: true, address: { scheme, host: '', path: segments, query: new URLSearchParams(query) } };
}

/** Whether a query value sends the reader on to another address. */
export function forwards(address: Address): boolean {
  return Array.from(address.query.values()).some((value) => /^\s*(?:[a-z]+:)?[/\\]{2}/i.test(value));
}
