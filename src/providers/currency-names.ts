import { z } from 'zod';
import { memoize } from '../text/memoize.ts';
import { countries, currencies, currencyOfLocale, decimalsOf, readData } from './currency.ts';

/** People also write these signs, names and places. Intl knows no sign of a cryptocurrency, and few short names. */
const more = z
  .record(z.enum(['signs', 'places']), z.record(z.enum(currencies), z.array(z.string()).optional()))
  .parse(readData('currency-words.json'));

/** Of the currencies that share a sign, these are meant most often, and named first. */
const foremost = ['USD', 'EUR', 'GBP', 'JPY', 'SEK', 'INR'];
const ordered = [...new Set([...foremost, ...currencies])];

/** In UTF-16 units, no name of a currency or a country is longer. A longer text is cut off before it is compared. */
const LONGEST_NAME = 60;

/** Writes a name without accents, case, spaces, punctuation and the s of a plural. Signs such as € stay as they are. */
const folded = (text: string): string =>
  text
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{L}\p{L})s(?=\P{L}|$)/gu, '$1')
    .replace(/[\p{M}\p{Z}\p{P}\p{Cc}\p{Cf}]/gu, '');

type Index = Map<string, Set<string>>;

function put(index: Index, name: string, code: string): void {
  const key = folded(name);
  index.set(key, (index.get(key) ?? new Set()).add(code));
}

/**
 * The signs of each currency, as CLDR has them: the short one, that of the world's English, in which each dollar has one
 * of its own, and the French one. Intl knows them too, but a format for each currency takes 30 ms of every start.
 */
const signTable = z.record(z.string(), z.array(z.string())).parse(readData('currency-signs.json'));

/** What stands there in the same case is a sign, as TL is, and not the code of a country. */
const signsAsWritten = new Set(Object.values(more.signs).flatMap((listed = []) => listed));

/** Codes and signs. */
const signs: Index = new Map();
for (const code of ordered) {
  for (const sign of [code, ...(more.signs[code] ?? []), ...(signTable[code] ?? [])]) put(signs, sign, code);
}

/** The names in one language, from those that say most to those that say least. They are made at their first use. */
const indexOf = memoize((locale: string) => {
  const exact: Index = new Map();
  const words: Index = new Map();
  const places: Index = new Map();
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  // Written short, the United Kingdom is the UK.
  const regions = (['long', 'short'] as const).map((style) => new Intl.DisplayNames(locale, { type: 'region', style }));
  for (const code of ordered) {
    const name = names.of(code) ?? code;
    put(exact, name, code);
    // People say "dollars" of every dollar. Shorter words are articles and prepositions.
    for (const word of name.split(/[\s-]+/)) if (word.length > 2) put(words, word, code);
  }
  for (const [country, code] of countries) for (const one of regions) put(places, one.of(country) ?? country, code);
  for (const [code, listed = []] of Object.entries(more.places)) for (const place of listed) put(places, place, code);
  return { exact, words, places };
});

/** Lists the caller's language, if Intl knows it, and English. */
const localesOf = (locale = 'en'): string[] => {
  const isTag = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})*$/.test(locale);
  return [...new Set([...(isTag ? Intl.DisplayNames.supportedLocalesOf(locale) : []), 'en'])];
};

/** Finds every currency that has this name in one of the indexes. */
function named(text: string, among: readonly Index[]): string[] {
  const key = folded(text);
  return key === '' ? [] : [...new Set(among.flatMap((index) => [...(index.get(key) ?? [])]))];
}

/**
 * Finds the currencies that a code, a sign or a name can mean, in the caller's language or in English: `eur`, `€`, `US$`,
 * `euros`. A sign or a word that several currencies share finds all of them, and an unknown one finds none.
 */
export function currenciesMeant(text: string, locale?: string): string[] {
  const code = text.trim().toUpperCase();
  if (decimalsOf(code) !== undefined) return [code];
  const all = localesOf(locale).map(indexOf);
  const exact = named(text, [signs, ...all.map((index) => index.exact)]);
  return exact.length > 0
    ? exact
    : named(
        text,
        all.map((index) => index.words),
      );
}

/**
 * Does the same for somebody who chooses a currency. They may also name a country, in their language or in English. Of
 * several currencies, that of the country in their locale is meant.
 */
export function currenciesChosen(text: string, locale?: string): string[] {
  // Autocompletion shows the code with the name behind it, as in "EUR · Euro".
  const code = text.trim().split(/ ?[^\p{L}\s]/u, 1)[0] ?? '';
  if (decimalsOf(code.toUpperCase()) !== undefined) return [code.toUpperCase()];
  const ofCountry = countries.get(text.trim());
  if (ofCountry !== undefined && !signsAsWritten.has(text.trim())) return [ofCountry];
  const places = named(
    text,
    localesOf(locale).map((one) => indexOf(one).places),
  );
  const found = places.length > 0 ? places : currenciesMeant(text, locale);
  const own = currencyOfLocale(locale);
  return own !== undefined && found.includes(own) ? [own] : found;
}

/** Finds currencies for autocompletion, by the beginning of a code, a sign, a name, a word of it or a country. */
export function searchCurrencies(typed: string, locale?: string): { code: string; name: string }[] {
  const key = folded(typed);
  const ways = localesOf(locale)
    .map(indexOf)
    .flatMap(({ exact, places, words }) => [signs, exact, places, words]);
  const begun = ways.flatMap((index) => [...index].filter(([name]) => name.startsWith(key)));
  const found = new Set(begun.flatMap(([, codes]) => [...codes]));
  const own = currencyOfLocale(locale);
  const codes = own !== undefined && found.has(own) ? new Set([own, ...found]) : found;
  const names = new Intl.DisplayNames(localesOf(locale), { type: 'currency' });
  return Array.from(codes, (code) => ({ code, name: names.of(code) ?? code }));
}
