/**
 * Reading what a platform sends. A part may be missing, null or of another type than the platform documents, and
 * whatever arrives has to end in an answer.
 */

/** A part of a payload, by the names that lead to it; undefined where there is none. */
export function partAt(payload: unknown, ...path: string[]): unknown {
  let part = payload;
  for (const name of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined;
    part = Reflect.get(part, name);
  }
  return part;
}

/** The text at a place in a payload; undefined where there is none, or an empty one. */
export function textAt(payload: unknown, ...path: string[]): string | undefined {
  const part = partAt(payload, ...path);
  return typeof part === 'string' && part !== '' ? part : undefined;
}

/** The list at a place in a payload; an empty one where there is none. */
export function listAt(payload: unknown, ...path: string[]): readonly unknown[] {
  const part = partAt(payload, ...path);
  return Array.isArray(part) ? part : [];
}

/** The texts in a list at a place in a payload. */
export const textsAt = (payload: unknown, ...path: string[]): string[] =>
  listAt(payload, ...path).filter((one) => typeof one === 'string');

/** What stands at a place in a payload by name; nothing where there is no such thing. */
export function entriesAt(payload: unknown, ...path: string[]): [name: string, part: unknown][] {
  const part = partAt(payload, ...path);
  return typeof part === 'object' && part !== null ? Object.entries(part) : [];
}

/** Whether a text stands anywhere in a part of a payload, as the whole of a value. */
export const hasText = (part: unknown, text: string): boolean =>
  JSON.stringify(part ?? null).includes(JSON.stringify(text));
