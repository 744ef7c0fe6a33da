import type { Form } from './form.ts';
import { matchPath } from './match.ts';
import type { Provider } from './provider.ts';
import { type FormProblem, readForm } from './read-form.ts';
import type { Values } from './template.ts';

type BareReading = { ok: true; handle: string; form: Form; values: Values } | { ok: false; code: FormProblem };

/** Reads a handle that isn't a link. The provider's sigil (@ or $) may stand before it. */
export function readBareHandle(provider: Provider, text: string): BareReading {
  const { sigil } = provider.handle;
  const bare = sigil && text.startsWith(sigil) ? text.slice(sigil.length) : text;
  const segments = bare.split('/').map((segment) => segment.trim());
  let code: FormProblem = 'form';
  for (const form of provider.forms) {
    for (const path of form.typed) {
      const raw = matchPath(path, segments);
      const reading = raw && readForm(provider, form, raw);
      if (reading?.ok) return { ...reading, form };
      // `form` says the least, so the first other problem is the one to name.
      if (reading && code === 'form') code = reading.code;
    }
  }
  return { ok: false, code };
}
