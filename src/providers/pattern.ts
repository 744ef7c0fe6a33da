import { type Address, bareHost } from './address.ts';
import type { Values } from './template.ts';

/** A slot is one place in an address. It holds a fixed text, or a part with a fixed text before and after it. */
export type Slot = { before: string; part: string | undefined; after: string };

/** `*` matches any one segment, `**` any number of further segments, and `oneOf` one of several fixed texts. */
export type Segment = '*' | '**' | { oneOf: readonly string[] } | Slot;

/**
 * A pattern is the shape of an address. The catalogue writes it like an address, with `|` between alternatives and an
 * optional end in brackets: `ko-fi.com/{page}[/tiers|shop]`. It is matched piece by piece, because one regular
 * expression for a whole address could take very long. A host, a segment and a query value have at most one part each.
 */
export type Pattern = { scheme: string; host: Slot; path: readonly Segment[]; query: readonly [string, Slot][] };

/** Reads a text with at most one part in it. */
export function parseSlot(text: string): Slot {
  const [before = '', part, after = ''] = text.split(/\{([a-z]+)\}/);
  return { before, part, after };
}

function parseSegment(text: string): Segment {
  if (text === '*' || text === '**') return text;
  return text.includes('{') ? parseSlot(text) : { oneOf: text.split('|') };
}

/** Reads the path of a pattern, without a slash at its start. */
export const parsePath = (text: string): Segment[] => text.split('/').map(parseSegment);

/** Reads a text of the catalogue. It makes a pattern for each host, both with and without the optional end. */
export function parsePatterns(text: string): Pattern[] {
  const [, base = text, end] = /^([^[]*)\[([^\]]+)\]$/.exec(text) ?? [];
  const [hosts = '', ...path] = base.split('/');
  return hosts
    .split('|')
    .map((host) => [host, ...path].join('/'))
    .flatMap((address) => (end === undefined ? [address] : [address, address + end]))
    .map(parsePattern);
}

/** Reads one pattern. Without a scheme it is for https addresses. */
function parsePattern(text: string): Pattern {
  const [, scheme = 'https', rest = text] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  const [address = '', query = ''] = rest.replace(/#.*/, '').split('?');
  const pairs = Array.from(new URLSearchParams(query), ([name, value]): [string, Slot] => [name, parseSlot(value)]);
  if (scheme !== 'https') return { scheme, host: parseSlot(''), path: parsePath(address), query: pairs };
  const [host = '', ...segments] = address.replace(/^\/\//, '').split('/');
  if (segments.at(-1) === '') segments.pop();
  return { scheme, host: parseSlot(bareHost(host)), path: segments.map(parseSegment), query: pairs };
}

/**
 * Makes the pattern that matches the addresses made from a link template. It takes any amount. Query values that are
 * fixed or state the amount or the currency may be missing, and a part that occurs twice is read from its first place.
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

type Found = Record<string, string>;

/** Adds the value of the slot's part to `found`, and says whether the text has the slot's shape. */
function takeSlot({ before, part, after }: Slot, text: string, found: Found): boolean {
  if (part === undefined) return text === before;
  if (text.length <= before.length + after.length) return false;
  if (!text.startsWith(before) || !text.endsWith(after)) return false;
  found[part] = text.slice(before.length, text.length - after.length);
  return true;
}

function takeSegment(segment: Segment, text: string, found: Found): boolean {
  if (typeof segment === 'string') return true;
  return 'oneOf' in segment ? segment.oneOf.includes(text) : takeSlot(segment, text, found);
}

function takePath(segments: readonly Segment[], path: readonly string[], found: Found): boolean {
  const isOpen = segments.at(-1) === '**';
  const fixed = isOpen ? segments.length - 1 : segments.length;
  if (isOpen ? path.length < fixed : path.length !== fixed) return false;
  return segments.every((segment, index) => index === fixed || takeSegment(segment, path[index] ?? '', found));
}

/** Gets the value of the slot's part from a text, or undefined when the text has another shape. */
export function matchSlot(slot: Slot, text: string): Values | undefined {
  const found: Found = {};
  return takeSlot(slot, text, found) ? found : undefined;
}

/** Gets the value of each part from a path, or undefined when the path has another shape. */
export function matchPath(segments: readonly Segment[], path: readonly string[]): Values | undefined {
  const found: Found = {};
  return takePath(segments, path, found) ? found : undefined;
}

/**
 * Gets the value of each part from an address, or undefined when the address has another shape. The values are not
 * checked yet. An address may have more query values than the pattern, but only one for each name in the pattern.
 */
export function matchAddress(pattern: Pattern, address: Address): Values | undefined {
  const found: Found = {};
  const matches =
    pattern.scheme === address.scheme &&
    takeSlot(pattern.host, address.host, found) &&
    takePath(pattern.path, address.path, found) &&
    pattern.query.every(([name, slot]) => {
      const [text, ...more] = address.query.getAll(name);
      return text !== undefined && more.length === 0 && takeSlot(slot, text, found);
    });
  return matches ? found : undefined;
}
