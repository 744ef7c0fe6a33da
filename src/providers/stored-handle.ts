import { readBareHandle } from './bare-handle.ts';
import type { Form } from './form.ts';
import type { Provider } from './provider.ts';
import { fill, type Values } from './template.ts';

function read(provider: Provider, handle: string) {
  const reading = readBareHandle(provider, handle);
  return reading.ok && reading.handle === handle ? reading : undefined;
}

/** Whether a stored handle is still valid. It may not be, when its provider's rules were made stricter since. */
export function isHandle(provider: Provider, handle: string): boolean {
  return read(provider, handle) !== undefined;
}

/** The form and the parts of a stored handle; throws when it isn't valid, which callers find out with `isHandle`. */
export function parseHandle(provider: Provider, handle: string): { form: Form; values: Values } {
  const reading = read(provider, handle);
  if (!reading) throw new Error(`not a valid handle of ${provider.id}`);
  return reading;
}

/**
 * The same key for every spelling of one account: the parts that the provider reads without case are in small letters.
 * Throws for an invalid handle.
 */
export function handleKey(provider: Provider, handle: string): string {
  const { form, values } = parseHandle(provider, handle);
  const folded = Object.entries(values).map(([name, value]) => [
    name,
    provider.parts[name]?.case === 'insensitive' ? value.toLowerCase() : value,
  ]);
  return fill(form.handle, Object.fromEntries(folded));
}

/** Whether two stored handles name the same account; throws when one of them is invalid. */
export function sameHandle(provider: Provider, one: string, other: string): boolean {
  return handleKey(provider, one) === handleKey(provider, other);
}
