import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';
import { readJson } from './json.ts';

const schema = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0).max(12));

const decimals = new Map(Object.entries(schema.parse(readJson(join(root, 'data/currencies.json')))));

/** Every currency an amount may be in, by its code. */
export const currencies: readonly string[] = [...decimals.keys()];

/**
 * How many decimals a currency has, or undefined for an unknown one. Currencies have those of ISO 4217, coins those of
 * their smallest unit; ETH has 9, because 18 would be too fine for a safe integer.
 */
export function decimalsOf(code: string): number | undefined {
  return decimals.get(code);
}
