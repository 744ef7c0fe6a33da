import { isSEPACountry } from 'ibantools';
import { type Amount, formatAmount } from './amount.ts';
import { openHandle } from './bare-handle.ts';
import { brCode } from './br-code.ts';
import { amountFor } from './link.ts';
import type { Provider } from './provider.ts';
import { fill, type Values } from './template.ts';

export type Payment = {
  /** What the payer copies into their own app. */
  copy: string;
  /** What a QR code for it holds; absent when there is no such code for this account. */
  uri?: string;
};

/** EPC069-12 version 2, without BIC: only for SEPA, in euros, and the account holder's name is obligatory. */
function epc({ iban, holder }: Values, amount: Amount | undefined): string | undefined {
  if (!iban || !holder || !isSEPACountry(iban.slice(0, 2))) return undefined;
  const sum = amount?.currency === 'EUR' ? `EUR${formatAmount(amount, 'fixed')}` : '';
  return ['BCD', '002', '1', 'SCT', '', holder, iban, sum].join('\n');
}

/**
 * For providers without an https link: the text to copy and the payment URI, with the amount where the URI can carry
 * it in that currency. Undefined for providers that have a link.
 */
export function payment(provider: Provider, handle: string, amount?: Amount): Payment | undefined {
  const { form, values } = openHandle(provider, handle);
  if (form.link) return undefined;
  const copy = values.iban ?? handle;
  const uri = uriOf();
  return uri === undefined ? { copy } : { copy, uri };

  function uriOf(): string | undefined {
    if (form.code === 'epc') return epc(values, amount);
    if (form.code === 'br-code')
      return brCode(handle, amount?.currency === 'BRL' ? formatAmount(amount, 'fixed') : undefined);
    const figure = amount && amountFor(form, amount);
    if (figure !== undefined && form.amount) return fill(form.amount.link, { ...values, amount: figure });
    return form.uri && fill(form.uri, values);
  }
}
