import { foldedValues, handleKey, parseHandle } from './handle.ts';
import type { Provider } from './provider.ts';

/**
 * Says whether two stored handles lead to the same account. It's `unclear` between pages that name an account in
 * different ways, such as Patreon's by a name and by a number.
 * @throws {Error} when one of them is invalid.
 */
export function compareAccounts(provider: Provider, one: string, other: string): 'same' | 'other' | 'unclear' {
  const keys = [handleKey(provider, one), handleKey(provider, other)].toSorted((a, b) => a.length - b.length);
  const [shorter = '', longer = ''] = keys;
  // A page below somebody's page, such as one thing in a shop, is theirs too.
  if (shorter === longer || longer.startsWith(`${shorter}/`)) return 'same';
  const forms = [parseHandle(provider, one).form, parseHandle(provider, other).form];
  const values = foldedValues(provider, other);
  const differs = Object.entries(foldedValues(provider, one)).some(
    ([name, value]) => (values[name] ?? value) !== value,
  );
  return forms[0] === forms[1] || differs || !forms.every(({ link }) => link) ? 'other' : 'unclear';
}

/** Says whether two providers have pages on one site, as PayPal and its donate button. Those don't show whose they are. */
export const shareSite = (one: Provider, other: Provider): boolean =>
  one.domains.some((domain) => other.domains.includes(domain));
