import { readAddress } from './address.ts';
import { type Amount, decimalsOf, formatAmount } from './amount.ts';
import type { Form } from './form.ts';
import { parseHandle } from './handle.ts';
import type { Provider } from './provider.ts';
import { readLink } from './read-link.ts';
import { fill, hostOf, type Values } from './template.ts';

/** The link; throws unless it is https, on the same host as the page, and is read back as the same handle. */
function checked(link: string, page: string, provider: Provider, handle: string): string {
  const reading = readAddress(link);
  const back = reading.ok ? readLink(provider, reading.address) : undefined;
  const url = new URL(link);
  const isPage = url.protocol === 'https:' && url.host === hostOf(page) && url.href === link;
  if (!isPage || !back?.ok || back.handle !== handle)
    throw new Error(`the link of a ${provider.id} handle does not lead back to it`);
  return link;
}

/**
 * The https page of a stored handle, or undefined when its provider has none. Throws for an invalid handle, and when
 * the link isn't read back as the same handle.
 */
export function linkOf(provider: Provider, handle: string): string | undefined {
  const { form, values } = parseHandle(provider, handle);
  const page = form.link && fill(form.link, values);
  return page && checked(page, page, provider, handle);
}

/** The form's address with an amount in it, or undefined when it can't state this one: another currency, or decimals. */
export function fillAmount(form: Form, values: Values, amount: Amount): string | undefined {
  const rule = form.amount;
  const { minor, currency } = amount;
  if (!rule?.currencies.includes(currency)) return undefined;
  const isWhole = rule.whole?.includes(currency) ?? false;
  if (isWhole && minor % 10 ** (decimalsOf(currency) ?? 0) !== 0) return undefined;
  return fill(rule.link, { ...values, amount: formatAmount(amount, isWhole ? 'short' : rule.format), currency });
}

/** The page of a stored handle with the amount filled in, or undefined when it can't be; throws as `linkOf` does. */
export function amountLink(provider: Provider, handle: string, amount: Amount): string | undefined {
  const { form, values } = parseHandle(provider, handle);
  const page = form.link && fill(form.link, values);
  const link = page && fillAmount(form, values, amount);
  return link && checked(link, page, provider, handle);
}
