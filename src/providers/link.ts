import { readAddress } from './address.ts';
import { type Amount, formatAmount } from './amount.ts';
import { decimalsOf } from './currencies.ts';
import type { Form } from './form.ts';
import type { Provider } from './provider.ts';
import { readLink } from './read-link.ts';
import { parseHandle } from './stored-handle.ts';
import { fill, hostOf } from './template.ts';

/** Reads a link back; throws unless it is https, on the expected host and names the same account. */
function checkLink(provider: Provider, handle: string, host: string, link: string): void {
  const reading = readAddress(link);
  const back = reading.ok ? readLink(provider, reading.address) : undefined;
  const url = new URL(link);
  if (url.protocol !== 'https:' || url.href !== link || url.host !== host || !back?.ok || back.handle !== handle)
    throw new Error(`the link of a ${provider.id} handle does not lead back to it`);
}

/**
 * The https page of a stored handle, or undefined when its provider has none. Throws for an invalid handle, and when
 * the link isn't read back as the same handle.
 */
export function linkOf(provider: Provider, handle: string): string | undefined {
  const { form, values } = parseHandle(provider, handle);
  if (!form.link) return undefined;
  const link = fill(form.link, values);
  checkLink(provider, handle, hostOf(link), link);
  return link;
}

/** An amount as the form's address states it, or undefined when the address can't: another currency, or decimals. */
export function amountFor(form: Form, amount: Amount): string | undefined {
  const rule = form.amount;
  if (!rule?.currencies.includes(amount.currency)) return undefined;
  const isWhole = rule.whole?.includes(amount.currency) ?? false;
  if (isWhole && amount.minor % 10 ** (decimalsOf(amount.currency) ?? 0) !== 0) return undefined;
  return formatAmount(amount, isWhole ? 'short' : rule.format);
}

/** The page of a stored handle with the amount filled in, or undefined when it can't be; throws as `linkOf` does. */
export function amountLink(provider: Provider, handle: string, amount: Amount): string | undefined {
  const { form, values } = parseHandle(provider, handle);
  const figure = amountFor(form, amount);
  if (!form.link || !form.amount || figure === undefined) return undefined;
  const link = fill(form.amount.link, { ...values, amount: figure, currency: amount.currency });
  checkLink(provider, handle, hostOf(fill(form.link, values)), link);
  return link;
}
