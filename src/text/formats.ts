import { isolated, isolates, mixes } from './direction.ts';
import { isRightToLeft, type Language } from './languages.ts';
import type { Line, Span } from './line.ts';
import { memoize } from './memoize.ts';

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
      // European digits, as services take them.
      numberingSystem: 'latn',
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
  const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`);
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

const listFormat = memoize((language: Language) => new Intl.ListFormat(language, { type: 'conjunction' }));

/** Lists things within a sentence, as a language does: `A, B, and C`. Where people type them, commas are better. */
export const list = (items: readonly string[], language: Language): string =>
  listFormat(language).format(items.map((one) => apart(one, language)));

/** What stands between the first two of three things: a comma and a space, or what the language has, as Arabic its "and". */
const comma = memoize((language: Language) => listFormat(language).formatToParts(['1', '2', '3'])[1]?.value ?? ', ');

/** Lists things behind a colon or in a row of a table, with the commas of a language. */
export const commas = (items: readonly string[], language: Language): string =>
  items.map((one) => apart(one, language)).join(comma(language));

/** Does the same with roles, channels and other spans. */
export const commasBetween = (items: readonly Span[], language: Language): Line =>
  items.flatMap((one, at) => [...(at > 0 ? [comma(language)] : []), ...setApart(one, language)]);

/** A span for a line that isn't made by a message, set apart from what stands around it where it has to be. */
export const setApart = (span: Span, language: Language): Line =>
  mixes(span, isRightToLeft(language)) ? [isolates.open, span, isolates.close] : [span];

const apart = (text: string, language: Language) => (mixes(text, isRightToLeft(language)) ? isolated(text) : text);
