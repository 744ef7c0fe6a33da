/**
 * The two small languages of the catalogue. A link template (`https://{shop}.gumroad.com/l/{product}`) is filled; a
 * pattern (`ko-fi.com/{page}[/tiers|shop]`: `|` or, `[...]` or nothing, `*` one segment, `**` any rest) is matched piece
 * by piece, without a regular expression over the whole address. A host, a segment, a query value hold one part at most.
 */

export type Values = Readonly<Record<string, string>>;

export type Slot = { before: string; part: string | undefined; after: string };

export type Segment = '*' | '**' | { oneOf: readonly string[] } | Slot;

export type Pattern = { scheme: string; host: Slot; path: readonly Segment[]; query: readonly [string, Slot][] };

/** A URL taken apart: percent-escapes of the path decoded, `www.` left off, no fragment. `host` is '' for `bitcoin:...`. */
export type Address = { scheme: string; host: string; path: readonly string[]; query: URLSearchParams };

const partName = /\{([a-z]+)\}/;

/** The names of the parts in a template, each once. */
export function partsOf(template: string): string[] {
  return [...new Set(template.match(/(?<=\{)[a-z]+(?=\})/g))];
}

export function fill(template: string, values: Values): string {
  return template.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in ${template}`);
    return value;
  });
}

export function parseSlot(text: string): Slot {
  const [before = '', part, after = ''] = text.split(partName);
  return { before, part, after };
}

export function parsePath(text: string): Segment[] {
  return text.split('/').map((segment) => {
    if (segment === '*' || segment === '**') return segment;
    return segment.includes('{') ? parseSlot(segment) : { oneOf: segment.split('|') };
  });
}

/** Reads a pattern, one for each of its hosts and with and without its optional end. */
export function parsePatterns(text: string): Pattern[] {
  const [, base = text, end] = /^(.*)\[(.+)\]$/.exec(text) ?? [];
  const [hosts = '', ...path] = base.split('/');
  return hosts
    .split('|')
    .map((host) => [host, ...path].join('/'))
    .flatMap((address) => (end === undefined ? [address] : [address, address + end]))
    .map(parsePattern);
}

/** Without a scheme it is an https address. */
function parsePattern(text: string): Pattern {
  const written = /^[a-z]+:/.exec(text)?.[0];
  const rest = written ? text.slice(written.length) : text;
  const scheme = written ? written.slice(0, -1) : 'https';
  const [address = '', query = ''] = rest.replace(/#.*/, '').split('?');
  const pairs = Array.from(new URLSearchParams(query), ([name, value]): [string, Slot] => [name, parseSlot(value)]);
  if (scheme !== 'https') return { scheme, host: parseSlot(''), path: parsePath(address), query: pairs };
  const [host = '', ...path] = address.replace(/^\/\//, '').split('/');
  const rooted = path.at(-1) === '' ? path.slice(0, -1) : path;
  return {
    scheme,
    host: parseSlot(host.replace(/^www\./, '')),
    path: rooted.length === 0 ? [] : parsePath(rooted.join('/')),
    query: pairs,
  };
}

/** The pattern that a filled link template satisfies: its fixed query values may be missing, its amounts be anything. */
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

export function matchSlot(slot: Slot, text: string): Values | undefined {
  if (slot.part === undefined) return text === slot.before ? {} : undefined;
  if (text.length <= slot.before.length + slot.after.length) return undefined;
  if (!text.startsWith(slot.before) || !text.endsWith(slot.after)) return undefined;
  return { [slot.part]: text.slice(slot.before.length, text.length - slot.after.length) };
}

export function matchPath(segments: readonly Segment[], path: readonly string[]): Values | undefined {
  const open = segments.at(-1) === '**';
  const fixed = open ? segments.slice(0, -1) : segments;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return undefined;
  let values: Values = {};
  for (const [index, segment] of fixed.entries()) {
    const text = path[index] ?? '';
    if (typeof segment === 'string') continue;
    const found = 'oneOf' in segment ? (segment.oneOf.includes(text) ? {} : undefined) : matchSlot(segment, text);
    if (!found) return undefined;
    values = { ...values, ...found };
  }
  return values;
}

/** The raw text at each part of the pattern, or undefined when the address is of another shape. */
export function matchAddress(pattern: Pattern, address: Address): Values | undefined {
  if (pattern.scheme !== address.scheme) return undefined;
  const host = matchSlot(pattern.host, address.host);
  const path = host && matchPath(pattern.path, address.path);
  if (!path) return undefined;
  let values: Values = { ...host, ...path };
  for (const [name, slot] of pattern.query) {
    const [text, ...more] = address.query.getAll(name);
    const found = text === undefined || more.length > 0 ? undefined : matchSlot(slot, text);
    if (!found) return undefined;
    values = { ...values, ...found };
  }
  return values;
}
