import type { Address } from './address.ts';
import type { Pattern, Segment, Slot } from './pattern.ts';
import type { Values } from './template.ts';

/** The value of the slot's part in a text, or undefined when the text has another shape. */
export function matchSlot(slot: Slot, text: string): Values | undefined {
  if (slot.part === undefined) return text === slot.before ? {} : undefined;
  if (text.length <= slot.before.length + slot.after.length) return undefined;
  if (!text.startsWith(slot.before) || !text.endsWith(slot.after)) return undefined;
  return { [slot.part]: text.slice(slot.before.length, text.length - slot.after.length) };
}

function matchSegment(segment: Segment, text: string): Values | undefined {
  if (typeof segment === 'string') return {};
  if ('oneOf' in segment) return segment.oneOf.includes(text) ? {} : undefined;
  return matchSlot(segment, text);
}

/** The value of each part in a path, or undefined when the path has another shape. */
export function matchPath(segments: readonly Segment[], path: readonly string[]): Values | undefined {
  const isOpen = segments.at(-1) === '**';
  const fixed = isOpen ? segments.slice(0, -1) : segments;
  if (isOpen ? path.length < fixed.length : path.length !== fixed.length) return undefined;
  let values: Values = {};
  for (const [index, segment] of fixed.entries()) {
    const found = matchSegment(segment, path[index] ?? '');
    if (!found) return undefined;
    values = { ...values, ...found };
  }
  return values;
}

/**
 * The value of each part in an address, not checked yet, or undefined when the address has another shape. An address
 * may have more query values than the pattern, but each one of the pattern only once.
 */
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
