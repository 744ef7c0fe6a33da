import { type RequiredOption, word } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';

/** Takes the number of a page, from 1 to `most`. */
export function page(most: number): RequiredOption<number> {
  const typed = word(4);
  return { ...typed, read: async (raw, platform) => pageIn(await typed.read(raw, platform), most) };
}

/** @throws {Refusal} when the text isn't a number from 1 to `most`. */
export function pageIn(typed: string, most: number): number {
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (number < 1 || number > most) throw new Refusal('list.page', { typed, most });
  return number;
}
