import type { Language } from './texts.ts';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount as it is written in a language.
 * @param decimals How many the currency has by ISO 4217: Intl's own table differs, on the forint for one.
 */
export function money({ minor, currency }: { minor: number; currency: string }, decimals: number, language: Language) {
  const key = `${language} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      trailingZeroDisplay: 'stripIfInteger',
    });
    formats.set(key, format);
  }
  return format.format(minor / 10 ** decimals);
}
