import { z } from 'zod';
import { decimalsOf, readData } from './currency.ts';
import { currenciesMeant } from './currency-names.ts';

const preset = z.number().positive();
const presets = z.tuple([preset, preset, preset]);
const presetTable = z.object({ default: presets }).catchall(presets).parse(readData('presets.json'));

/** Gets the three amounts that a card offers in a currency, in major units (dollars, not cents), the smallest first. */
export const presetsIn = (currency: string): readonly number[] => presetTable[currency] ?? presetTable.default;

/** `minor` counts the currency's smallest unit (550 cents, 500 yen). It is a safe whole number above zero. */
export type Amount = { minor: number; currency: string };

export const amountProblems = [
  'not-a-number',
  'other-currency',
  'ambiguous',
  'too-many-decimals',
  'too-small',
  'too-large',
  'unknown-currency',
] as const;

type AmountResult =
  | { ok: true; amount: Amount }
  | { ok: false; problem: Exclude<(typeof amountProblems)[number], 'other-currency'> }
  /** `other` is the code of the currency that was typed. Where several have that sign, some codes stand behind it. */
  | { ok: false; problem: 'other-currency'; other: string };

/** An amount is at most this many major units. A larger one is more likely a typing error. */
const LARGEST_AMOUNT = 1_000_000;

/** The first of ten digits of Arabic, of Persian and Urdu, of Hindi, and those that are as wide as a Chinese character. */
const ZEROS = ['٠', '۰', '०', '０'].map((zero) => zero.codePointAt(0) ?? 0);
const OTHER_DIGIT = /[٠-٩۰-۹०-९０-９]/g;

/** Arabic's own sign between thousands, where it can be nothing else. */
const ARABIC_THOUSANDS = /(?<=\d)٬(?=\d{3}(?!\d))/g;

/** Marks that only say in which direction a text runs. Intl puts them into amounts in Arabic. */
const DIRECTION = /[\u061c\u200e\u200f\u2066-\u2069]/g;

/** Writes an amount with European digits and a point or a comma, whatever keyboard it was typed on. */
const withPlainDigits = (text: string): string =>
  text
    .replace(DIRECTION, '')
    .replace(OTHER_DIGIT, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return String(code - (ZEROS.findLast((zero) => zero <= code) ?? 0));
    })
    .replace(ARABIC_THOUSANDS, '')
    .replace(/[٫．]/g, '.')
    .replace(/[،，]/g, ',');

/** A number, with what stands before and behind it. In some countries a dash stands for no decimals: 5,- or 5.–. */
const typedAmount = /^([^\d]{0,30}?)(\d{1,16})(?:[.,](?:(\d{1,16})|[-–—]))?([^\d]{0,30})$/;

/** A refusal names so many of the currencies that share a sign. */
const MOST_NAMED = 3;

/** Names what somebody may have meant: `USD`, or `$ (USD, ARS, AUD …)`. */
function nameOf(mark: string, [first = '', ...more]: readonly string[]): string {
  if (more.length === 0) return first;
  const named = [first, ...more].slice(0, MOST_NAMED).join(', ');
  return `${mark} (${named}${more.length < MOST_NAMED ? '' : ' …'})`;
}

/** A minus is no part of a sign, and 5k means 5000 rather than 5 kyats. */
const noCurrency = /^[\p{Pd}−+]|[\p{Pd}−+]$|^[km]$/iu;

/**
 * Reads `5`, `5.50` or `5,50` as an amount of at most 1,000,000 major units. The currency's code, sign or name may stand
 * before or behind it. It knows no separators for thousands: it refuses `1,000` in every currency, because that is a
 * thousand for some people and one for others. A point is always a decimal point. Arabic and other digits are read as
 * well, with Arabic's own signs: `٥٫٥٠`, `१२`.
 * @param locale The caller's locale: names and signs of currencies are read in that language and in English.
 */
export function parseAmount(typed: string, currency: string, locale?: string): AmountResult {
  const text = withPlainDigits(typed);
  const decimals = decimalsOf(currency);
  if (decimals === undefined) return { ok: false, problem: 'unknown-currency' };
  const found = typedAmount.exec(text.trim().slice(0, 40));
  if (!found) return { ok: false, problem: 'not-a-number' };
  const [, before = '', whole = '', fraction = '', behind = ''] = found;
  for (const mark of [before, behind].map((one) => one.trim()).filter((one) => one !== '')) {
    if (noCurrency.test(mark)) return { ok: false, problem: 'not-a-number' };
    const meant = currenciesMeant(mark, locale);
    if (meant.length === 0) return { ok: false, problem: 'not-a-number' };
    if (!meant.includes(currency)) return { ok: false, problem: 'other-currency', other: nameOf(mark, meant) };
  }
  if (/(?<!\d)[1-9]\d{0,2},\d{3}(?!\d)/.test(text)) return { ok: false, problem: 'ambiguous' };
  if (fraction.length > decimals) return { ok: false, problem: 'too-many-decimals' };
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  if (minor === 0) return { ok: false, problem: 'too-small' };
  if (minor > LARGEST_AMOUNT * 10 ** decimals || !Number.isSafeInteger(minor))
    return { ok: false, problem: 'too-large' };
  return { ok: true, amount: { minor, currency } };
}

/** 5 euros and 5.50 euros are written 5 and 5.50 (`short`), 5.00 and 5.50 (`fixed`), or 500 and 550 (`minor`). */
export const amountFormats = ['short', 'fixed', 'minor'] as const;

/**
 * Writes an amount with a decimal point.
 * @throws {Error} when `minor` isn't a safe whole number above zero, or the currency is unknown.
 */
export function formatAmount({ minor, currency }: Amount, format: (typeof amountFormats)[number]): string {
  const decimals = decimalsOf(currency);
  if (decimals === undefined || !Number.isSafeInteger(minor) || minor <= 0)
    throw new Error(`not an amount: ${minor} ${currency}`);
  if (format === 'minor' || decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals);
  return format === 'short' && /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
