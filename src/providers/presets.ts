import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dataFolder } from './load-catalogue.ts';

const amount = z.number().positive();
const three = z.tuple([amount, amount, amount]);
const table = z
  .object({ default: three })
  .catchall(three)
  .parse(JSON.parse(readFileSync(dataFolder('presets.json'), 'utf8')));

/** Three amounts that make a friendly tip in a currency, in major units. */
export const presetsIn = (currency: string): readonly number[] => table[currency] ?? table.default;
