import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';
import { readJson } from './json.ts';

const amount = z.number().positive();
const presets = z.tuple([amount, amount, amount]);
const table = z
  .object({ default: presets })
  .catchall(presets)
  .parse(readJson(join(root, 'data/presets.json')));

/** The three amounts a tipper is offered in a currency, in major units (dollars, not cents), the smallest first. */
export const presetsIn = (currency: string): readonly number[] => table[currency] ?? table.default;
