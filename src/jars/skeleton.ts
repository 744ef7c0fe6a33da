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
  6: 'b',
  7: 't',
  8: '&',
  9: 'g',
};

/** These letters look like others. The text is in small letters already, so an i may be a capital I, which looks like l. */
const single: Readonly<Record<string, string>> = { i: 'l', q: 'g' };

/** Each of these letters looks like two others. It's written as the two, so that rows of them come out equal too. */
const double: Readonly<Record<string, string>> = { d: 'cl', m: 'nn', w: 'vv' };

/** Takes off accents, and replaces letters that look like Latin ones by those, in small letters. */
function fold(text: string): string {
  const withoutAccents = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const latin = [...withoutAccents].map((character) => letters.get(character) ?? character).join('');
  return latin.toUpperCase().toLowerCase();
}

/**
 * Makes characters that look the same equal. Both 6 and 8 look like b. Within a text they are written as b, but in the
 * number at its end only 6 is: `ada6` and `ada8` are two people.
 */
function alike(text: string): string {
  let read = '';
  let atEnd = true;
  for (const character of [...text].reverse()) {
    atEnd &&= digits[character] !== undefined;
    const simple = character === '8' && !atEnd ? 'b' : (digits[character] ?? single[character] ?? character);
    // The pair rn looks like nn and like m.
    read = (simple === 'r' && read.startsWith('n') ? 'n' : (double[simple] ?? simple)) + read;
  }
  return read;
}

/**
 * Makes the skeleton of a handle (Unicode TS 39). The database keeps the skeletons of all handles and names. Whoever
 * changes what they are adds a migration that computes them anew: what 007-skeletons.ts does with `handle_skeleton` and
 * `name_skeleton` does it again.
 *
 * Two handles that look alike have the same skeleton. Separators are
 * left out, but digits stay different: `ada1` and `ada2` are two people.
 */
export const handleSkeleton = (handle: string): string => alike(fold(handle).replace(/[_.-]/g, ''));

/** Matches what isn't a letter or a digit, or shows nothing: Hangul and hieroglyphs have letters that are blank. */
const UNREAD = /[^\p{L}\p{N}]|[\p{Default_Ignorable_Code_Point}\u{13441}\u{13442}]/gu;

/** Makes the skeleton of a display name. It is empty for a name without letters and digits. */
export const nameSkeleton = (name: string): string => alike(fold(name).replace(UNREAD, ''));
