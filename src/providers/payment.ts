import { type Amount, formatAmount } from './amount.ts';
import { brCode } from './br-code.ts';
import { epc } from './epc.ts';
import type { Form } from './form.ts';
import { amountFor } from './link.ts';
import type { Provider } from './provider.ts';
import { parseHandle } from './stored-handle.ts';
import { fill, type Values } from './template.ts';

type Payment = {
  /** What the payer copies into their own app. */
  copy: string;
  /** What a QR code holds: a payment URI or a payment code. Undefined when there is none for this account. */
  uri: string | undefined;
};

/**
 * How a stored handle without an https link is paid, with the amount where the code can carry it in that currency.
 * Undefined for a handle with a link; throws for an invalid handle.
 */
export function payment(provider: Provider, handle: string, amount?: Amount): Payment | undefined {
  const { form, values } = parseHandle(provider, handle);
  if (form.link) return undefined;
  return { copy: values.iban ?? handle, uri: uriOf(form, handle, values, amount) };
}

function uriOf(form: Form, handle: string, values: Values, amount: Amount | undefined): string | undefined {
  if (form.code === 'epc') return values.iban && values.holder && epc(values.iban, values.holder, amount);
  if (form.code === 'br-code')
    return brCode(handle, amount?.currency === 'BRL' ? formatAmount(amount, 'fixed') : undefined);
  const figure = amount && amountFor(form, amount);
  if (figure !== undefined && form.amount) return fill(form.amount.link, { ...values, amount: figure });
  return form.uri && fill(form.uri, values);
}
