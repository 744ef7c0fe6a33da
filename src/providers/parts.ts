import type { Form } from './form.ts';
import type { Part } from './part.ts';
import type { HandleProblemCode } from './problem.ts';
import type { Provider } from './provider.ts';
import { fill, type Values } from './template.ts';

export type PartProblem = Extract<HandleProblemCode, 'form' | 'reserved' | 'checksum'>;

export type PartsReading = { ok: true; values: Values } | { ok: false; code: PartProblem };

function normal(part: Part, text: string): string {
  const kept = part.ignore ? Array.from(text, (c) => (part.ignore.includes(c) ? '' : c)).join('') : text;
  if (part.case === 'lower') return kept.toLowerCase();
  return part.case === 'upper' ? kept.toUpperCase() : kept;
}

/** Tries the raw text found at each part against the part's rules. */
export function readParts(provider: Provider, raw: Values): PartsReading {
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(raw)) {
    const part = provider.parts[name];
    if (!part) throw new Error(`${provider.id} has no part ${name}`);
    if (text.length > provider.handle.max * 2) return { ok: false, code: 'form' };
    const value = normal(part, text);
    if (!part.expression.test(value)) return { ok: false, code: 'form' };
    if (part.reserved.has(value.toLowerCase())) return { ok: false, code: 'reserved' };
    if (part.check && !part.check(value)) return { ok: false, code: 'checksum' };
    values[name] = value;
  }
  return { ok: true, values };
}

export function handleOf(form: Form, values: Values): string {
  return fill(form.handle, values);
}

export function hasFittingLength({ handle: { min, max } }: Provider, handle: string): boolean {
  return handle.length >= min && handle.length <= max;
}

/** A handle with the case of each insensitive part folded: equal for two spellings of the same account. */
export function keyOf(provider: Provider, form: Form, values: Values): string {
  const folded = Object.entries(values).map(([name, value]) => [
    name,
    provider.parts[name]?.case === 'insensitive' ? value.toLowerCase() : value,
  ]);
  return handleOf(form, Object.fromEntries(folded));
}
