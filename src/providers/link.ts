import { readPlainLink } from './address.ts';
import { type Amount, formatAmount } from './amount.ts';
import { decimalsOf } from './currency.ts';
import type { Form } from './form.ts';
import { parseHandle, type StoredHandle } from './handle.ts';
import type { Provider } from './provider.ts';
import { readLink } from './read-link.ts';
import { fill, hostOf, type Values } from './template.ts';

/**
 * Returns the link after checking it.
 * @throws {Error} unless it is plain, on the same host as the page, and is read back as the same handle.
 */
function checked(link: string, page: string, provider: Provider, { handle }: StoredHandle): string {
  const address = link === page || hostOf(link) === hostOf(page) ? readPlainLink(link) : undefined;
  const back = address && readLink(provider, address);
  if (!back?.ok || back.handle !== handle)
    throw new Error(`the link of a ${provider.id} handle does not lead back to it`);
  return link;
}

/**
 * Makes the https page of a stored handle that was read, or undefined when its provider has none.
 * @throws {Error} when the link isn't read back as the same handle.
 */
export function pageOf(provider: Provider, stored: StoredHandle): string | undefined {
  const page = stored.form.link && fill(stored.form.link, stored.values);
  return page && checked(page, page, provider, stored);
}

/**
 * Does the same for a stored handle that wasn't read yet.
 * @throws {Error} for an invalid handle, and when the link isn't read back as the same handle.
 */
export const linkOf = (provider: Provider, handle: string): string | undefined =>
  pageOf(provider, parseHandle(provider, handle));

/** Fills an amount into the form's address. Returns undefined if it can't state this currency or so many decimals. */
export function fillAmount(form: Form, values: Values, amount: Amount): string | undefined {
  const rule = form.amount;
  const { minor, currency } = amount;
  if (!rule?.currencies.includes(currency)) return undefined;
  const isWhole = rule.whole?.includes(currency) ?? false;
  if (isWhole && minor % 10 ** (decimalsOf(currency) ?? 0) !== 0) return undefined;
  const written = formatAmount(amount, isWhole ? 'short' : rule.format);
  return fill(rule.link, Object.assign({}, values, { amount: written, currency }));
}

/**
 * Makes the page of a stored handle with the amount filled in, or undefined when the page can't state it.
 * @throws {Error} when `linkOf` does.
 */
export function amountLink(provider: Provider, handle: string, amount: Amount): string | undefined {
  const stored = parseHandle(provider, handle);
  const { form, values } = stored;
  const page = form.link && fill(form.link, values);
  const link = page && fillAmount(form, values, amount);
  return link && checked(link, page, provider, stored);
}
