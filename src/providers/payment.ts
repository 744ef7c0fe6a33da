import { isSEPACountry } from 'ibantools';
import { type Amount, formatAmount } from './amount.ts';
import type { Form } from './form.ts';
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
  if (form.code === 'epc') return values.iban && values.holder && epc(values.iban, values.holder, amount);
  if (form.code === 'br-code') return brCode(handle, amount);
  return (amount && fillAmount(form, values, amount)) ?? (form.uri && fill(form.uri, values));
}

/** Writes one field of a BR Code: its id in two digits, the length of its value in two digits, and its value. */
function field(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

/** Computes the CRC-16/CCITT-FALSE of an ASCII text, as four hexadecimal digits in capitals. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/**
 * Makes the static BR Code of a Pix key (Banco Central do Brasil, Manual do BR Code). It serves both for a QR code and
 * for "Pix copia e cola". A name and a town are obligatory, but banks show those of the account's holder instead. An
 * amount in another currency than the real is left out.
 */
function brCode(key: string, amount: Amount | undefined): string {
  const body = [
    field('00', '01'),
    field('26', field('00', 'br.gov.bcb.pix') + field('01', key)),
    field('52', '0000'),
    field('53', '986'),
    amount?.currency === 'BRL' ? field('54', formatAmount(amount, 'fixed')) : '',
    field('58', 'BR'),
    field('59', 'PIX'),
    field('60', 'BRASIL'),
    field('62', field('05', '***')),
    // The checksum is computed over its own id and length too.
    '6304',
  ].join('');
  return body + crc16(body);
}

/**
 * Makes the text of an EPC QR code (EPC069-12 version 2, in UTF-8, without BIC). It's undefined for an account outside
 * SEPA. The holder's name is obligatory; an amount in another currency than the euro is left out. Nothing follows the
 * last element that is used, not even a line break.
 */
function epc(iban: string, holder: string, amount: Amount | undefined): string | undefined {
  if (!isSEPACountry(iban.slice(0, 2))) return undefined;
  const sum = amount?.currency === 'EUR' ? [`EUR${formatAmount(amount, 'fixed')}`] : [];
  return ['BCD', '002', '1', 'SCT', '', holder, iban, ...sum].join('\n');
}
