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
      // Of a coin's many decimals the last ones are rarely anything but zeros.
      minimumFractionDigits: decimals > 3 ? 0 : decimals,
      maximumFractionDigits: decimals,
      trailingZeroDisplay: 'stripIfInteger',
    });
    formats.set(key, format);
  }
  return format.format(inMajor(minor, decimals));
}

/** As digits: a coin's many decimals are more than a floating-point number holds. */
function inMajor(minor: number, decimals: number): Intl.StringNumericLiteral {
  if (decimals === 0) return `${minor}`;
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` as `${number}`;
}
