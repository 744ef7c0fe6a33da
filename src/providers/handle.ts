import { isPrintable } from '../text/plain-text.ts';
import type { CreatorFlag } from './flags.ts';
import type { Form, Part } from './form.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import { matchPath } from './pattern.ts';
import { withDialling } from './phone-number.ts';
import type { Provider } from './provider.ts';
import { isOneScript } from './script.ts';
import { fill, type Values } from './template.ts';

/** A form reads the values of its parts as a handle, or names what is wrong with them. */
export type FormResult =
  | { ok: true; form: Form; handle: string; values: Values }
  | { ok: false; code: Extract<HandleProblemCode, 'form' | 'reserved' | 'checksum' | 'not-plain' | 'mixed-letters'> };

function normalise(part: Part, text: string): string {
  const kept = part.ignore ? Array.from(text, (c) => (part.ignore.includes(c) ? '' : c)).join('') : text;
  if (part.dialling) return withDialling(kept, part.dialling);
  if (part.isName) return kept.normalize('NFC');
  if (part.case === 'lower') return kept.toLowerCase();
  const isUnmixed = part.case === 'upper-unmixed' && kept === kept.toLowerCase();
  return part.case === 'upper' || isUnmixed ? kept.toUpperCase() : kept;
}

/** Checks the raw value of each part by the part's rules, and makes a handle of the form from them. */
export function readForm(provider: Provider, form: Form, raw: Values): FormResult {
  const { min, max } = provider.handle;
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(raw)) {
    const part = provider.parts[name];
    if (!part) throw new Error(`${provider.id} has no part ${name}`);
    // Ignored characters make a raw value longer than its handle, but not twice as long.
    if (text.length > max * 2) return { ok: false, code: 'form' };
    const value = normalise(part, text);
    if (part.isName && !isOneScript(value)) return { ok: false, code: 'mixed-letters' };
    if (!part.isName && !isPrintable(value)) return { ok: false, code: 'not-plain' };
    if (!part.expression.test(value)) return { ok: false, code: 'form' };
    if (part.reserved.has(value.toLowerCase())) return { ok: false, code: 'reserved' };
    if (part.checksum && !part.checksum(value)) return { ok: false, code: 'checksum' };
    values[name] = value;
  }
  const handle = fill(form.handle, values);
  const fits = handle.length >= min && handle.length <= max;
  return fits ? { ok: true, form, handle, values } : { ok: false, code: 'form' };
}

/**
 * Reads in each of the ways, and picks the first handle, or else the first problem other than `form`, which says the
 * least. It stops at the first handle. It is undefined where no way applies.
 */
export function bestOf<Way>(ways: readonly Way[], read: (way: Way) => FormResult | undefined): FormResult | undefined {
  let problem: (FormResult & { ok: false }) | undefined;
  for (const way of ways) {
    const result = read(way);
    if (result?.ok) return result;
    if (result && (!problem || (problem.code === 'form' && result.code !== 'form'))) problem = result;
  }
  return problem;
}

/** Reads a handle that isn't a link. The provider's sigil (@ or $) may stand before it. */
export function readBareHandle(provider: Provider, text: string): FormResult {
  const { sigil } = provider.handle;
  const bare = sigil && text.startsWith(sigil) ? text.slice(sigil.length) : text;
  const segments = bare.split('/').map((segment) => segment.trim());
  const best = bestOf(provider.typed, ({ form, path, joined }) => {
    const raw = matchPath(path, joined ? [segments.join('/')] : segments);
    return raw && readForm(provider, form, raw);
  });
  return best ?? { ok: false, code: 'form' };
}

/** A stored handle with the form that it was read by, and the values of its parts. */
export type StoredHandle = FormResult & { ok: true };

/**
 * Reads a stored handle. It's undefined when the handle is no longer valid: its provider's rules may have become
 * stricter since it was stored.
 */
export function readStored(provider: Provider, handle: string): StoredHandle | undefined {
  const result = readBareHandle(provider, handle);
  return result.ok && result.handle === handle ? result : undefined;
}

/** Says whether a stored handle is still valid. */
export function isHandle(provider: Provider, handle: string): boolean {
  return readStored(provider, handle) !== undefined;
}

/**
 * Gets the form and the parts of a stored handle.
 * @throws {Error} when the handle isn't valid. Callers check that with `isHandle` first.
 */
export function parseHandle(provider: Provider, handle: string): StoredHandle {
  const result = readStored(provider, handle);
  if (!result) throw new Error(`not a valid handle of ${provider.id}`);
  return result;
}

function keyOf(part: Part | undefined, value: string): string {
  // At home, a zero stands for the country's code.
  if (part?.dialling) return value.replace(/^0/, part.dialling);
  return part?.case === 'insensitive' ? value.toLowerCase() : value;
}

/**
 * Gets the values of a stored handle's parts, written as `handleKey` does.
 * @throws {Error} for an invalid handle.
 */
export function foldedValues(provider: Provider, handle: string): Values {
  const { values } = parseHandle(provider, handle);
  const folded = Object.entries(values).map(([name, value]) => [name, keyOf(provider.parts[name], value)]);
  return Object.fromEntries(folded);
}

/**
 * Makes a key that is the same for every spelling of one account, by writing the parts in small letters that the
 * provider reads without case, and phone numbers with the code of their country.
 * @throws {Error} for an invalid handle.
 */
export function handleKey(provider: Provider, handle: string): string {
  return fill(parseHandle(provider, handle).form.handle, foldedValues(provider, handle));
}

/**
 * Says whether two stored handles name the same account.
 * @throws {Error} when one of them is invalid.
 */
export function sameHandle(provider: Provider, one: string, other: string): boolean {
  return handleKey(provider, one) === handleKey(provider, other);
}

/**
 * Lists what a stored handle itself makes public about its owner, such as a name, a phone number or an account. The
 * creator confirms that before it is saved. The list is empty for most handles.
 * @throws {Error} for an invalid handle.
 */
export function publishedBy(provider: Provider, handle: string): readonly CreatorFlag[] {
  return parseHandle(provider, handle).form.publishes ?? [];
}
