/** Emoji may contain joiners and selectors, which are invisible anywhere else. */
const EMOJI = /\p{RGI_Emoji}/gv;

/**
 * Unicode calls none of these characters invisible, and yet they show nothing: blanks (Braille, a null note head, two
 * hieroglyphs, the place of an object), fillers and joiners of Tifinagh, Khitan and Brahmi, and SignWriting's modifiers.
 */
const BLANKS = String.raw`\u2800\u2d7f\ufffc\u{1107f}\u{13441}\u{13442}\u{16fe4}\u{1d159}\u{1da9b}-\u{1daaf}`;

/**
 * Matches characters that show nothing or reorder the text around them, such as controls, bidirectional marks and
 * zero-width, private-use and unassigned characters. It also matches more than three combining marks on one letter.
 */
const HIDDEN = new RegExp(String.raw`[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029${BLANKS}]|\p{M}{4}`, 'u');

/** A sentence of ours repeats at most so many characters of what somebody typed. */
export const LONGEST_ECHO = 200;

/** Says whether a text holds something that a reader wouldn't see. */
export const hidesSomething = (text: string): boolean => HIDDEN.test(text) && HIDDEN.test(text.replace(EMOJI, ''));

/** Counts characters as Unicode code points, so that an emoji outside the basic plane isn't counted twice. */
export const lengthOf = (text: string): number => [...text].length;

/** Makes what somebody typed fit for our own sentences: takes out invisible characters and cuts it off at `most`. */
export function visible(text: string, most: number): string {
  const seen = [...text].filter((character) => !hidesSomething(character)).join('');
  const calm = seen.replace(/(\p{M}{3})\p{M}+/gu, '$1').trim();
  const characters = [...calm];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : calm;
}

/** Makes a display name fit to show, because people choose theirs freely. */
export const shownName = (name: string): string => visible(name, 80) || '?';

/** Spaces of any kind, and marks that have no width or only say in which direction text runs. */
const EDGE = String.raw`[\p{White_Space}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]`;
const START = new RegExp(`^${EDGE}+`, 'u');
/** The lookbehind keeps the time linear: without it, the pattern would start again at every space of a long row. */
const END = new RegExp(`(?<!${EDGE})${EDGE}+$`, 'u');

/**
 * Takes off what shows nothing at both ends, as keyboards and copied texts put it there: spaces of any kind, line breaks,
 * zero-width characters and marks of direction. Within the text they stay, so that they are refused later.
 */
export const trimmed = (text: string): string => text.replace(START, '').replace(END, '');
