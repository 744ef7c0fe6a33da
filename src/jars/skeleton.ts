import { lookAlikes } from './look-alikes.ts';

const letters = new Map(
  Object.entries(lookAlikes).flatMap(([letter, alike]) => [...alike].map((one) => [one, letter] as const)),
);

/** The letters that digits look like. Each digit has a letter of its own, so that two numbers never look the same. */
const digits: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  9: 'g',
};

/** Pairs of letters that look like one letter. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/** The text in small Latin letters where its letters look Latin, and without accents. */
function fold(text: string): string {
  const withoutAccents = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const latin = [...withoutAccents].map((character) => letters.get(character) ?? character).join('');
  return latin.toUpperCase().toLowerCase();
}

/** Makes one of each pair of characters that look the same. Capital I has become i before, and is taken for l. */
function alike(text: string): string {
  const read = [...text].map((character) => digits[character] ?? (character === 'i' ? 'l' : character)).join('');
  return pairs.reduce((rest, [pair, letter]) => rest.replaceAll(pair, letter), read);
}

/**
 * The skeleton of a handle (Unicode TS 39): two handles that look alike have the same one. Separators are left out, but
 * digits are kept apart: `ada1` and `ada2` are two people.
 */
export const handleSkeleton = (handle: string): string => alike(fold(handle).replace(/[_.-]/g, ''));

/** The skeleton of a display name. It is empty for a name without letters and digits, which looks like no other. */
export const nameSkeleton = (name: string): string => alike(fold(name).replace(/[^\p{L}\p{N}]/gu, ''));
