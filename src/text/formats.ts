import type { Language } from './texts.ts';

const moneyFormats = new Map<string, Intl.NumberFormat>();

/**
 * An amount as it is written in a language.
 * @param decimals How many the currency has by ISO 4217: Intl's own table differs, on the forint for one.
 */
export function money({ minor, currency }: { minor: number; currency: string }, decimals: number, language: Language) {
  const key = `${language} ${currency}`;
  let format = moneyFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      // Of a coin's many decimals the last ones are rarely anything but zeros.
      minimumFractionDigits: decimals > 3 ? 0 : decimals,
      maximumFractionDigits: decimals,
      trailingZeroDisplay: 'stripIfInteger',
    });
    moneyFormats.set(key, format);
  }
  return format.format(inMajor(minor, decimals));
}

/** As digits: a coin's many decimals are more than a floating-point number holds. */
function inMajor(minor: number, decimals: number): Intl.StringNumericLiteral {
  if (decimals === 0) return `${minor}`;
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` as `${number}`;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

const timeFormats = new Map<Language, Intl.RelativeTimeFormat>();

/** How long ago something was, in whole minutes or hours, as it is said in a language. Never less than a minute. */
export function ago(milliseconds: number, language: Language): string {
  const format = timeFormats.get(language) ?? new Intl.RelativeTimeFormat(language);
  timeFormats.set(language, format);
  if (milliseconds >= HOUR) return format.format(-Math.floor(milliseconds / HOUR), 'hour');
  return format.format(-Math.max(1, Math.floor(milliseconds / MINUTE)), 'minute');
}
