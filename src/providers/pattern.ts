import { bareHost } from './address.ts';

/** What may stand in one place of an address: a fixed text, or a part with a fixed text before and after it. */
export type Slot = { before: string; part: string | undefined; after: string };

/** `*` is any one segment, `**` any further segments; `oneOf` are fixed ones. */
export type Segment = '*' | '**' | { oneOf: readonly string[] } | Slot;

/**
 * The shape of an address. The catalogue writes it like an address, with `|` for or and an optional end in brackets:
 * `ko-fi.com/{page}[/tiers|shop]`. It is matched piece by piece, because one regular expression for a whole address
 * could take very long. A host, a segment and a query value have at most one part each.
 */
export type Pattern = { scheme: string; host: Slot; path: readonly Segment[]; query: readonly [string, Slot][] };

/** Reads a text with at most one part in it. */
export function parseSlot(text: string): Slot {
  const [before = '', part, after = ''] = text.split(/\{([a-z]+)\}/);
  return { before, part, after };
}

/** Reads the path of a pattern, without a slash at its start. */
export function parsePath(text: string): Segment[] {
  return text.split('/').map((segment) => {
    if (segment === '*' || segment === '**') return segment;
    return segment.includes('{') ? parseSlot(segment) : { oneOf: segment.split('|') };
  });
}

/** Reads a text of the catalogue as patterns: one for each of its hosts, with and without its optional end. */
export function parsePatterns(text: string): Pattern[] {
  const [, base = text, end] = /^(.*)\[(.+)\]$/.exec(text) ?? [];
  const [hosts = '', ...path] = base.split('/');
  return hosts
    .split('|')
    .map((host) => [host, ...path].join('/'))
    .flatMap((address) => (end === undefined ? [address] : [address, address + end]))
    .map(parsePattern);
}

/** A pattern without a scheme is one of https addresses. */
function parsePattern(text: string): Pattern {
  const [, scheme = 'https', rest = text] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  const [address = '', query = ''] = rest.replace(/#.*/, '').split('?');
  const pairs = Array.from(new URLSearchParams(query), ([name, value]): [string, Slot] => [name, parseSlot(value)]);
  if (scheme !== 'https') return { scheme, host: parseSlot(''), path: parsePath(address), query: pairs };
  const [host = '', ...segments] = address.replace(/^\/\//, '').split('/');
  const path = segments.at(-1) === '' ? segments.slice(0, -1) : segments;
  return {
    scheme,
    host: parseSlot(bareHost(host)),
    path: path.length === 0 ? [] : parsePath(path.join('/')),
    query: pairs,
  };
}

/**
 * The pattern of the addresses that a link template makes. Amounts may be anything. Query values that are fixed, and
 * those of the amount and the currency, may be missing, and a part that is there twice is read once.
 */
export function patternOfLink(template: string): Pattern {
  const pattern = parsePattern(template);
  const seen = new Set(['amount', 'currency']);
  return {
    ...pattern,
    path: pattern.path.map((segment) =>
      typeof segment === 'object' && 'part' in segment && segment.part === 'amount' ? '*' : segment,
    ),
    query: pattern.query.filter(([, { part }]) => {
      if (part === undefined || seen.has(part)) return false;
      seen.add(part);
      return true;
    }),
  };
}
