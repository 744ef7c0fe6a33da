import { readAddress } from './address.ts';
import { type Amount, formatAmount } from './amount.ts';
import { openHandle } from './bare-handle.ts';
import { claim } from './claim.ts';
import { decimalsOf } from './currencies.ts';
import type { Form } from './form.ts';
import type { Provider } from './provider.ts';
import { fill } from './template.ts';

/** Reads a built link back; throws unless it is https, on the provider's own host and names the same account. */
function checked(provider: Provider, handle: string, host: string, link: string): string {
  const reading = readAddress(link);
  const back = reading.ok ? claim(provider, reading.address) : undefined;
  const url = new URL(link);
  if (url.protocol !== 'https:' || url.href !== link || url.host !== host || !back?.ok || back.handle !== handle)
    throw new Error(`the link of a ${provider.id} handle does not lead back to it`);
  return link;
}

/** The host the form's link template names, its part filled in. */
function hostOf(form: Form & { link: string }, values: Readonly<Record<string, string>>): string {
  return fill(form.link.split('/')[2] ?? '', values);
}

/** The provider's own https page for a stored handle, or undefined for those that have none. */
export function linkOf(provider: Provider, handle: string): string | undefined {
  const { form, values } = openHandle(provider, handle);
  if (!form.link) return undefined;
  return checked(provider, handle, hostOf({ ...form, link: form.link }, values), fill(form.link, values));
}

/** The amount as the form's address wants it, or undefined when it cannot carry this one. */
export function amountFor(form: Form, amount: Amount): string | undefined {
  const rule = form.amount;
  if (!rule?.currencies.includes(amount.currency)) return undefined;
  const whole = rule.whole?.includes(amount.currency) ?? false;
  if (whole && amount.minor % 10 ** (decimalsOf(amount.currency) ?? 0) !== 0) return undefined;
  return formatAmount(amount, whole ? 'short' : rule.format);
}

/**
 * The link with an amount, and a note where the provider takes one (cut to what it takes). Undefined when the link
 * cannot carry this amount: no way to, another currency, or decimals where the provider takes none.
 */
export function amountLink(provider: Provider, handle: string, amount: Amount, note?: string): string | undefined {
  const { form, values } = openHandle(provider, handle);
  const figure = amountFor(form, amount);
  if (!form.link || !form.amount || figure === undefined) return undefined;
  const built = fill(form.amount.link, { ...values, amount: figure, currency: amount.currency });
  const link = note && form.amount.note ? withNote(built, form.amount.note, note) : built;
  return checked(provider, handle, hostOf({ ...form, link: form.link }, values), link);
}

function withNote(link: string, { parameter, max }: { parameter: string; max: number }, note: string): string {
  const cut = Array.from(note).slice(0, max).join('');
  // The services decode %20 everywhere, + only in some places.
  const pair = new URLSearchParams([[parameter, cut]]).toString().replaceAll('+', '%20');
  return `${link}${link.includes('?') ? '&' : '?'}${pair}`;
}
