import { decimalsOf } from './currencies.ts';

/** `minor` counts the currency's smallest unit (550 cents, 500 yen). It is a safe whole number above zero. */
export type Amount = { minor: number; currency: string };

export const amountProblems = [
  'not-a-number',
  'too-many-decimals',
  'too-small',
  'too-large',
  'unknown-currency',
] as const;

type AmountProblem = (typeof amountProblems)[number];

type AmountReading = { ok: true; amount: Amount } | { ok: false; problem: AmountProblem };

/** In major units. A larger amount is more likely a typing error than a tip. */
const LARGEST_AMOUNT = 1_000_000;

/**
 * Reads `5`, `5.50` or `5,50` as an amount of at most 1,000,000 major units. There are no separators for thousands:
 * `1,000` dollars has too many decimals, it isn't one dollar.
 */
export function parseAmount(text: string, currency: string): AmountReading {
  const decimals = decimalsOf(currency);
  if (decimals === undefined) return { ok: false, problem: 'unknown-currency' };
  const found = /^(\d{1,16})(?:[.,](\d{1,16}))?$/.exec(text.trim().slice(0, 40));
  if (!found) return { ok: false, problem: 'not-a-number' };
  const [, whole = '', fraction = ''] = found;
  if (fraction.length > decimals) return { ok: false, problem: 'too-many-decimals' };
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  if (minor === 0) return { ok: false, problem: 'too-small' };
  if (minor > LARGEST_AMOUNT * 10 ** decimals || !Number.isSafeInteger(minor))
    return { ok: false, problem: 'too-large' };
  return { ok: true, amount: { minor, currency } };
}

/** 5 euros and 5.50 euros are written 5 and 5.50 (`short`), 5.00 and 5.50 (`fixed`), or 500 and 550 (`minor`). */
export const amountFormats = ['short', 'fixed', 'minor'] as const;
type AmountFormat = (typeof amountFormats)[number];

/** Writes an amount with a decimal point; throws when `minor` or the currency is impossible. */
export function formatAmount({ minor, currency }: Amount, format: AmountFormat): string {
  const decimals = decimalsOf(currency);
  if (decimals === undefined || !Number.isSafeInteger(minor) || minor <= 0)
    throw new Error(`not an amount: ${minor} ${currency}`);
  if (format === 'minor' || decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals);
  return format === 'short' && /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
