import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dataFolder } from './load-catalogue.ts';

const table = z
  .record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0).max(12))
  .parse(JSON.parse(readFileSync(dataFolder('currencies.json'), 'utf8')));

/** Every currency an amount may be in. */
export const currencies: readonly string[] = Object.keys(table);

export function isCurrency(code: string): boolean {
  return Object.hasOwn(table, code);
}

/** How many decimals a currency has (ISO 4217; a coin its smallest unit, ETH gwei), or undefined for an unknown one. */
export function decimalsOf(currency: string): number | undefined {
  return isCurrency(currency) ? table[currency] : undefined;
}
