import { type Amount, formatAmount } from './amount.ts';
import type { HandleProblemCode } from './handle-problem.ts';

/** Writes one field of a BR Code: its id in two digits, the length of its value in two digits, and its value. */
function field(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

/** Computes the CRC-16/CCITT-FALSE of a text in UTF-8, as four hexadecimal digits in capitals. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/**
 * Makes the static BR Code of a Pix key (Banco Central do Brasil, Manual do BR Code). It serves both for a QR code and
 * for "Pix copia e cola". A name and a town are obligatory, but banks show those of the account's holder instead.
 * @param amount In reais.
 */
export function brCode(key: string, amount: Amount | undefined): string {
  const body = [
    field('00', '01'),
    field('26', field('00', 'br.gov.bcb.pix') + field('01', key)),
    field('52', '0000'),
    field('53', '986'),
    amount ? field('54', formatAmount(amount, 'fixed')) : '',
    field('58', 'BR'),
    field('59', 'PIX'),
    field('60', 'BRASIL'),
    field('62', field('05', '***')),
    // The checksum is computed over its own id and length too.
    '6304',
  ].join('');
  return body + crc16(body);
}

/** Reads the fields of a BR Code by their ids, or nothing when a length doesn't fit. */
function fieldsOf(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const [, id = '', digits = ''] = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4)) ?? [];
    const end = at + 4 + Number(digits);
    if (id === '' || end > text.length || fields.has(id)) return undefined;
    fields.set(id, text.slice(at + 4, end));
    at = end;
  }
  return fields;
}

type BrCodeResult =
  | { ok: true; key: string }
  | { ok: false; code: Extract<HandleProblemCode, 'form' | 'checksum' | 'one-time'> };

/**
 * Reads the Pix key in a BR Code that somebody pasted ("Pix copia e cola"). Only the key is kept; an amount, a name and
 * a note are dropped. A dynamic code, which holds an address instead of a key, is for one payment.
 * @returns undefined for a text that doesn't begin as a BR Code does.
 */
export function readBrCode(text: string): BrCodeResult | undefined {
  if (!/^000201\d\d/.test(text)) return undefined;
  const fields = fieldsOf(text);
  if (fields?.get('63')?.length !== 4) return { ok: false, code: 'form' };
  if (crc16(text.slice(0, -4)) !== text.slice(-4).toUpperCase()) return { ok: false, code: 'checksum' };
  const accounts = [...fields].flatMap(([id, value]) => (id >= '26' && id <= '51' ? [fieldsOf(value)] : []));
  const account = accounts.find((one) => one?.get('00')?.toLowerCase() === 'br.gov.bcb.pix');
  if (account?.has('25')) return { ok: false, code: 'one-time' };
  const key = account?.get('01');
  return key === undefined ? { ok: false, code: 'form' } : { ok: true, key };
}
