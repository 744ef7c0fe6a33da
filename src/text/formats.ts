import { memoize } from './memoize.ts';
import type { Language } from './texts.ts';

const moneyFormats = new Map<string, Intl.NumberFormat>();

/**
 * Writes an amount as a language does.
 * @param decimals The decimals of the currency by ISO 4217. Intl has a table of its own that differs, for instance on
 *   the forint.
 */
export function money({ minor, currency }: { minor: number; currency: string }, decimals: number, language: Language) {
  const key = `${language} ${currency}`;
  let format = moneyFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      // A cryptocurrency has up to twelve decimals, and the last ones are nearly always zeros.
      minimumFractionDigits: decimals > 3 ? 0 : decimals,
      maximumFractionDigits: decimals,
      trailingZeroDisplay: 'stripIfInteger',
    });
    moneyFormats.set(key, format);
  }
  return format.format(inMajor(minor, decimals));
}

/** Returns digits and not a number, because a cryptocurrency can have more decimals than a number holds exactly. */
function inMajor(minor: number, decimals: number): Intl.StringNumericLiteral {
  if (decimals === 0) return `${minor}`;
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` as `${number}`;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** What was said is kept: there are sixty minutes, and one text for each hour of the oldest thing that is spoken of. */
const timesIn = memoize((language: Language) => {
  const format = new Intl.RelativeTimeFormat(language);
  return {
    minutes: memoize((count: number) => format.format(-count, 'minute')),
    hours: memoize((count: number) => format.format(-count, 'hour')),
  };
});

/** Says in a language how long ago something was, in whole minutes or hours. It is never less than a minute. */
export function ago(milliseconds: number, language: Language): string {
  const { minutes, hours } = timesIn(language);
  return milliseconds >= HOUR
    ? hours(Math.floor(milliseconds / HOUR))
    : minutes(Math.max(1, Math.floor(milliseconds / MINUTE)));
}

const dayFormats = memoize(
  (language: Language) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
);

/** Writes a day of this year as a language does, such as `16 November`. @param at Milliseconds since 1970. */
export const day = (at: number, language: Language): string => dayFormats(language).format(at);
