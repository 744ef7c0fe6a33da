import fc from 'fast-check';

/** What a part of a payload may be instead of what it is documented to be. */
export const INSTEAD: readonly unknown[] = [
  null,
  undefined,
  '',
  'x',
  0,
  -1,
  true,
  [],
  [null],
  {},
  { toString: 1 },
  { id: null },
  'x'.repeat(10_000),
];

type Json = Record<string, unknown>;

/** A payload of which up to three parts, at any depth, are missing, null or something else. */
export const mutated = (payloads: readonly Json[]): fc.Arbitrary<Json> =>
  fc.constantFrom(...payloads).chain((payload) => {
    const change = fc.record({ path: fc.constantFrom(...pathsIn(payload)), part: fc.constantFrom(...INSTEAD) });
    return fc
      .array(change, { minLength: 1, maxLength: 3 })
      .map((changes) => changes.reduce<Json>((changed, { path, part }) => withPart(changed, path, part), payload));
  });

/** The way to each part of a payload. */
export function pathsIn(value: unknown, before: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const path = [...before, name];
    return [path, ...pathsIn(part, path)];
  });
}

/** The payload with another part at a place, or without it where the part is undefined. */
export function withPart(payload: Json, path: readonly string[], part: unknown): Json {
  const copy = structuredClone(payload);
  const name = path.at(-1) ?? '';
  const above = path.slice(0, -1).reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), copy);
  if (!isObject(above)) return copy;
  if (part === undefined) delete above[name];
  else above[name] = structuredClone(part);
  return copy;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
