import { type RequiredOption, word } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';

const LAST_PAGE = 9999;

/** Takes the number of a page, from 1 to 9999. */
export function page(): RequiredOption<number> {
  const typed = word(4);
  return { ...typed, read: async (raw, platform) => pageIn(await typed.read(raw, platform)) };
}

/** @throws {Refusal} when the text isn't a number from 1 to 9999. */
export function pageIn(typed: string): number {
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (number < 1) throw new Refusal('list.page', { typed, most: LAST_PAGE });
  return number;
}
