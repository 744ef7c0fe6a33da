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

/**
 * Matches an https link whose every character stands for itself: a URL parser changes none of them, and finds no other
 * host. It has no escapes, no dot segments, no port, no label in punycode, and no host that is a number. The links that
 * the catalogue makes are like this.
 */
const plainLink =
  /^https:\/\/((?:(?!xn--)[a-z0-9_-]+\.)+[a-z]+)((?:\/(?!\.)[\w.~:@$-]*)+)(?:\?([\w.,=&-]*))?(?:#[\w/]*)?$/;

/** Takes a link of the catalogue's own apart, in less time than a URL parser. It's undefined unless the link is plain. */
export function readPlainLink(link: string): Address | undefined {
  const [, hostname, pathname, query] = plainLink.exec(link) ?? [];
  if (hostname === undefined || pathname === undefined) return undefined;
  return addressOf({ hostname, pathname, searchParams: new URLSearchParams(query) });
}

/** Takes a URL with a host apart. It's undefined when its path can't be decoded, or hides characters in escapes. */
export function addressOf({
  pathname,
  hostname,
  searchParams,
}: Pick<URL, 'pathname' | 'hostname' | 'searchParams'>): Address | undefined {
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
