import type { Form } from './form.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import type { Part } from './part.ts';
import type { Provider } from './provider.ts';
import { fill, type Values } from './template.ts';

export type FormProblem = Extract<HandleProblemCode, 'form' | 'reserved' | 'checksum'>;

type FormReading = { ok: true; handle: string; values: Values } | { ok: false; code: FormProblem };

function normalise(part: Part, text: string): string {
  const kept = part.ignore ? Array.from(text, (c) => (part.ignore.includes(c) ? '' : c)).join('') : text;
  if (part.case === 'lower') return kept.toLowerCase();
  return part.case === 'upper' ? kept.toUpperCase() : kept;
}

/** Checks the raw value of each part by the part's rules, and makes a handle of the form from them. */
export function readForm(provider: Provider, form: Form, raw: Values): FormReading {
  const { min, max } = provider.handle;
  const values: Record<string, string> = {};
  for (const [name, text] of Object.entries(raw)) {
    const part = provider.parts[name];
    if (!part) throw new Error(`${provider.id} has no part ${name}`);
    // Ignored characters make a raw value longer than its handle, but not twice as long.
    if (text.length > max * 2) return { ok: false, code: 'form' };
    const value = normalise(part, text);
    if (!part.expression.test(value)) return { ok: false, code: 'form' };
    if (part.reserved.has(value.toLowerCase())) return { ok: false, code: 'reserved' };
    if (part.checksum && !part.checksum(value)) return { ok: false, code: 'checksum' };
    values[name] = value;
  }
  const handle = fill(form.handle, values);
  return handle.length >= min && handle.length <= max ? { ok: true, handle, values } : { ok: false, code: 'form' };
}
