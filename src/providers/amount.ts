import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';

const readData = (file: string): unknown => JSON.parse(readFileSync(join(root, 'data', file), 'utf8'));

const decimalsTable = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0).max(12));
const decimals = new Map(Object.entries(decimalsTable.parse(readData('currencies.json'))));

/** An amount may be in any of these currencies, which are given by their codes. */
export const currencies: readonly string[] = [...decimals.keys()];

/**
 * Gets how many decimals a currency has, or undefined for an unknown one. Currencies have those of ISO 4217, and
 * cryptocurrencies those of their smallest unit, except that ETH has 9: its 18 would not fit into a safe integer.
 */
export const decimalsOf = (code: string): number | undefined => decimals.get(code);

const preset = z.number().positive();
const presets = z.tuple([preset, preset, preset]);
const presetTable = z.object({ default: presets }).catchall(presets).parse(readData('presets.json'));

/** Gets the three amounts that a card offers in a currency, in major units (dollars, not cents), the smallest first. */
export const presetsIn = (currency: string): readonly number[] => presetTable[currency] ?? presetTable.default;

/** `minor` counts the currency's smallest unit (550 cents, 500 yen). It is a safe whole number above zero. */
export type Amount = { minor: number; currency: string };

export const amountProblems = [
  'not-a-number',
  'too-many-decimals',
  'too-small',
  'too-large',
  'unknown-currency',
] as const;

type AmountResult = { ok: true; amount: Amount } | { ok: false; problem: (typeof amountProblems)[number] };

/** An amount is at most this many major units. A larger one is more likely a typing error. */
const LARGEST_AMOUNT = 1_000_000;

/**
 * Reads `5`, `5.50` or `5,50` as an amount of at most 1,000,000 major units. It knows no separators for thousands: it
 * refuses `1,000` dollars for having too many decimals, and doesn't read it as one dollar.
 */
export function parseAmount(text: string, currency: string): AmountResult {
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
