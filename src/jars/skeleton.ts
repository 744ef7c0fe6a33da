import { lookAlikes } from './look-alikes.ts';

const letters = new Map(
  Object.entries(lookAlikes).flatMap(([letter, alike]) => [...alike].map((one) => [one, letter] as const)),
);

/** Digits look like these letters. No two digits share a letter, so that two different numbers never look the same. */
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

/** Each of these pairs of letters looks like one letter. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
];

/** Takes off accents, and replaces letters that look like Latin ones by those, in small letters. */
function fold(text: string): string {
  const withoutAccents = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const latin = [...withoutAccents].map((character) => letters.get(character) ?? character).join('');
  return latin.toUpperCase().toLowerCase();
}

/** Makes characters that look the same equal. The text is in small letters already, so i may be a capital I, like l. */
function alike(text: string): string {
  const read = [...text].map((character) => digits[character] ?? (character === 'i' ? 'l' : character)).join('');
  return pairs.reduce((rest, [pair, letter]) => rest.replaceAll(pair, letter), read);
}

/**
 * Makes the skeleton of a handle (Unicode TS 39). Two handles that look alike have the same skeleton. Separators are
 * left out, but digits stay different: `ada1` and `ada2` are two people.
 */
export const handleSkeleton = (handle: string): string => alike(fold(handle).replace(/[_.-]/g, ''));

/** Makes the skeleton of a display name. It is empty for a name without letters and digits. */
export const nameSkeleton = (name: string): string => alike(fold(name).replace(/[^\p{L}\p{N}]/gu, ''));
