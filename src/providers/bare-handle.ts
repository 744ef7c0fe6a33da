import type { Form } from './form.ts';
import { handleOf, hasFittingLength, keyOf, type PartProblem, readParts } from './parts.ts';
import type { Provider } from './provider.ts';
import { matchPath, type Values } from './template.ts';

export type BareReading = { ok: true; handle: string; form: Form; values: Values } | { ok: false; code: PartProblem };

/** Reads a handle that is not a link, a leading @ or $ left out where the provider writes one. */
export function readBareHandle(provider: Provider, text: string): BareReading {
  const { sigil } = provider.handle;
  const bare = sigil && text.startsWith(sigil) ? text.slice(sigil.length) : text;
  const written = bare.split('/').map((segment) => segment.trim());
  let code: PartProblem = 'form';
  for (const form of provider.forms) {
    for (const path of form.typed) {
      const raw = matchPath(path, written);
      const reading = raw && readParts(provider, raw);
      if (reading?.ok) {
        const handle = handleOf(form, reading.values);
        if (hasFittingLength(provider, handle)) return { ok: true, handle, form, values: reading.values };
      } else if (reading && code === 'form') code = reading.code;
    }
  }
  return { ok: false, code };
}

function stored(provider: Provider, handle: string) {
  const reading = readBareHandle(provider, handle);
  return reading.ok && reading.handle === handle ? reading : undefined;
}

/** Whether reading would still give this handle: not so when the catalogue has become stricter since it was stored. */
export function isHandle(provider: Provider, handle: string): boolean {
  return stored(provider, handle) !== undefined;
}

/** Takes a stored handle apart; throws when it is not one that reading would have given (a fault, never an answer). */
export function openHandle(provider: Provider, handle: string): { form: Form; values: Values } {
  const reading = stored(provider, handle);
  if (!reading) throw new Error(`not a stored handle of ${provider.id}`);
  return reading;
}

/** What is the same for two spellings of one account; throws as openHandle does. */
export function handleKey(provider: Provider, handle: string): string {
  const { form, values } = openHandle(provider, handle);
  return keyOf(provider, form, values);
}

/** Whether two stored handles name the same account, by the provider's own rule about capital letters. */
export function sameHandle(provider: Provider, one: string, other: string): boolean {
  return handleKey(provider, one) === handleKey(provider, other);
}
