import { catalogue } from './catalogue.ts';
import type { Provider } from './provider.ts';
import { hasScheme } from './scheme.ts';

/** Leaves out the provider's name as the first word, as in `IBAN NL91 ...`, or before a colon, as in `upi:ada@bank`. */
export function withoutName(provider: Provider, text: string): string {
  const [, name = '', rest = ''] = /^([^\s:/]{1,40})(?: |:(?!\/\/))(.*)$/.exec(text) ?? [];
  return catalogue.named(name)?.id === provider.id ? rest.trim() : text;
}

/** Contacts are shared with these schemes. A number is read only where a handle may be one. */
function withoutScheme(provider: Provider, text: string): string {
  const mayBePhone = provider.forms.some(({ publishes }) => publishes?.includes('phone-in-handle'));
  return text.replace(mayBePhone ? /^(?:tel:(?=[+(\d])|mailto:(?=[^@]+@))/i : /^mailto:(?=[^@]+@)/i, '');
}

/** Leaves out the provider's name before a handle, as in `IBAN: NL91 ...`. It stays where it's the scheme of a URI. */
export function withoutLabel(provider: Provider, text: string): string {
  const label = /^[^:/]{1,40}(?=:(?!\/\/))/.exec(text)?.[0];
  if (label === undefined || catalogue.named(label)?.id !== provider.id) return withoutScheme(provider, text);
  const rest = text.slice(label.length + 1);
  return rest.startsWith(' ') || !hasScheme(provider, label.toLowerCase()) ? rest.trim() : text;
}
