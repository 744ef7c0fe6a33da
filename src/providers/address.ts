import type { HandleProblemCode } from './handle-problem.ts';

/** The parts of a URL. The path is percent-decoded, `www.` and the fragment are left off, and `http` is now `https`. */
export type Address = {
  scheme: string;
  /** The host is empty for a payment URI such as `bitcoin:...`. */
  host: string;
  path: readonly string[];
  query: URLSearchParams;
};

type AddressResult =
  | { ok: true; address: Address }
  | { ok: false; code: Extract<HandleProblemCode, 'form' | 'scheme' | 'user-info' | 'port'> };

function decodedPath(path: string): string[] | undefined {
  const segments = path.split('/');
  if (!path.includes('%')) return segments;
  try {
    return segments.map(decodeURIComponent);
  } catch {
    // decodeURIComponent throws for a lone % and for bytes that aren't UTF-8. Such an address is malformed.
    return undefined;
  }
}

/** Writes a host as the catalogue does, in small letters and without `www.`. */
export function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

/** Takes an https or http address apart. It refuses one that a browser may understand differently from a person. */
export function readAddress(text: string): AddressResult {
  const [, authority, path = ''] = /^https?:\/\/([^/?#]*)([^?#]*)/i.exec(text) ?? [];
  if (authority === undefined) return { ok: false, code: 'scheme' };
  if (authority.includes('@')) return { ok: false, code: 'user-info' };
  if (authority.includes(':')) return { ok: false, code: 'port' };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The parser would escape a space in a query. Behind one, there is another text or another link.
  if (text.includes(' ')) return { ok: false, code: 'form' };
  // The parser changes backslashes, dot segments, tabs and escapes in the host; people don't see that in the text.
  if (url?.hostname !== authority.toLowerCase()) return { ok: false, code: 'form' };
  if (url.pathname !== (path || '/')) return { ok: false, code: 'form' };
  const address = addressOf(url);
  return address ? { ok: true, address } : { ok: false, code: 'form' };
}

/** Takes a URL with a host apart. It's undefined when its path can't be decoded, or hides characters in escapes. */
export function addressOf({ pathname, hostname, searchParams }: URL): Address | undefined {
  const segments = decodedPath(pathname.slice(1).replace(/\/$/, ''));
  // A percent sign that is left was escaped itself, and a server may decode it once more.
  if (!segments || segments.some((segment) => /[\p{C}/\\%]/u.test(segment))) return undefined;
  const isRoot = segments.length === 1 && segments[0] === '';
  return { scheme: 'https', host: bareHost(hostname), path: isRoot ? [] : segments, query: searchParams };
}

/** Takes a payment URI (`bitcoin:...`, `upi://pay?...`) apart. The text begins with the scheme. */
export function readPaymentUri(scheme: string, text: string): AddressResult {
  const [path = '', query = ''] = text.slice(scheme.length + 1).split('?');
  const segments = decodedPath(path);
  if (!segments) return { ok: false, code: 'form' };
  return { ok: true, address: { scheme, host: '', path: segments, query: new URLSearchParams(query) } };
}

/**
 * Says whether a query value is an address itself. The page could send visitors on to it (an open redirect).
 * @param dropped The values with these names don't count.
 */
export function mayRedirect(address: Address, dropped: readonly string[] = []): boolean {
  return Array.from(address.query).some(
    ([name, value]) => !dropped.includes(name) && /^\s*(?:[a-z]+:)?[/\\]{2}/i.test(value),
  );
}
