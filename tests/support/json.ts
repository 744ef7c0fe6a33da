export type Json = Record<string, unknown>;

/** Every object within a value, outermost first. */
export function objectsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(objectsIn)];
}

export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
