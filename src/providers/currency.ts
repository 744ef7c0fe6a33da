import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';
import { countryOf, statedCountry } from './country.ts';

/** Reads a file of the folder `data`. */
export const readData = (file: string): unknown => JSON.parse(readFileSync(join(root, 'data', file), 'utf8'));

const decimalsTable = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0).max(12));
const decimals = new Map(Object.entries(decimalsTable.parse(readData('currencies.json'))));

/** An amount may be in any of these currencies, which are given by their codes. */
export const currencies: readonly string[] = [...decimals.keys()];

/**
 * Gets how many decimals a currency has, or undefined for an unknown one. Currencies have those of ISO 4217, and
 * cryptocurrencies those of their smallest unit, except that ETH has 9: its 18 would not fit into a safe integer.
 */
export const decimalsOf = (code: string): number | undefined => decimals.get(code);

const countryTable = z.record(z.string().regex(/^[A-Z]{2}$/), z.enum(currencies));

/** Holds the currency that is used in each country (ISO 3166), because Intl knows no currency of a country. */
export const countries: ReadonlyMap<string, string> = new Map(
  Object.entries(countryTable.parse(readData('countries.json'))),
);

/** Gets the currency of the country that a locale names. It's undefined where the locale names none. */
export const currencyOfLocale = (locale: string | undefined): string | undefined =>
  countries.get(statedCountry(locale) ?? '');

/** Does the same for somebody who hasn't named one: a locale without a country stands for that of its language. */
export const likelyCurrency = (locale: string | undefined): string | undefined =>
  countries.get(countryOf(locale) ?? '');
