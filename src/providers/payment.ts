import { isSEPACountry } from 'ibantools';
import { type Amount, formatAmount } from './amount.ts';
import { brCode } from './br-code.ts';
import { codeCurrencies, type Form } from './form.ts';
import { parseHandle } from './handle.ts';
import { fillAmount } from './link.ts';
import type { Provider } from './provider.ts';
import { fill, type Values } from './template.ts';

type Payment = {
  /** Payers copy this into their own app. */
  copy: string;
  /** The QR code holds this payment URI or payment code. It's undefined when there is none for this account. */
  uri: string | undefined;
};

/**
 * Says how to pay to a stored handle that has no https link, with the amount if the code can hold it in that currency.
 * @returns undefined for a handle that has a link.
 * @throws {Error} for an invalid handle.
 */
export function payment(provider: Provider, handle: string, amount?: Amount): Payment | undefined {
  const { form, values } = parseHandle(provider, handle);
  if (form.link) return undefined;
  return { copy: values.iban ?? handle, uri: uriOf(form, handle, values, amount) };
}

function uriOf(form: Form, handle: string, values: Values, amount: Amount | undefined): string | undefined {
  if (form.code) {
    const stated = amount?.currency === codeCurrencies[form.code] ? amount : undefined;
    if (form.code === 'br-code') return brCode(handle, stated);
    return values.iban && values.holder && epc(values.iban, values.holder, stated);
  }
  return (amount && fillAmount(form, values, amount)) ?? (form.uri && fill(form.uri, values));
}

/**
 * Makes the text of an EPC QR code (EPC069-12 version 2, in UTF-8, without BIC). It's undefined for an account outside
 * SEPA. The holder's name is obligatory. Nothing follows the last element that is used, not even a line break.
 * @param amount In euros.
 */
function epc(iban: string, holder: string, amount: Amount | undefined): string | undefined {
  if (!isSEPACountry(iban.slice(0, 2))) return undefined;
  const sum = amount ? [`EUR${formatAmount(amount, 'fixed')}`] : [];
  return ['BCD', '002', '1', 'SCT', '', holder, iban, ...sum].join('\n');
}
