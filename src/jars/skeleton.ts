import { lookAlikes } from './look-alikes.ts';

const letters = new Map(
  Object.entries(lookAlikes).flatMap(([letter, alike]) => [...alike].map((one) => [one, letter] as const)),
);

/** Digits that are read as letters. No two of them are read as the same one, so that numbers stay apart. */
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

/** Pairs that run together into one letter. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/** Latin small letters and digits, by what they are read as; the letters of look-alikes first, accents dropped. */
function fold(text: string): string {
  const apart = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const latin = [...apart].map((character) => letters.get(character) ?? character).join('');
  return latin.toUpperCase().toLowerCase();
}

function alike(text: string): string {
  const read = [...text].map((character) => digits[character] ?? (character === 'i' ? 'l' : character)).join('');
  return pairs.reduce((rest, [pair, letter]) => rest.replaceAll(pair, letter), read);
}

/**
 * What a handle is taken for at a glance: two handles with the same skeleton are told apart only by who looks twice.
 * Separators count for nothing; a number at the end does: `ada1` and `ada2` are two people.
 */
export const handleSkeleton = (handle: string): string => alike(fold(handle).replace(/[_.-]/g, ''));

/** What a display name is taken for. Empty for one without letters or digits, which is like no other. */
export const nameSkeleton = (name: string): string => alike(fold(name).replace(/[^\p{L}\p{N}]/gu, ''));
