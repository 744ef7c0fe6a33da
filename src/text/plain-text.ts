/**
 * Emoji may contain joiners, selectors and tags, which are invisible anywhere else. These are those that do; a tone that
 * follows one is an emoji by itself. One expression for all emoji there are would take V8 over 20 ms to compile.
 */
const EMOJI = [
  /^\p{Basic_Emoji}$/v,
  /^\p{Emoji_Keycap_Sequence}$/v,
  /^\p{RGI_Emoji_Tag_Sequence}$/v,
  /^\p{RGI_Emoji_ZWJ_Sequence}\p{Emoji_Modifier}?$/v,
];

/**
 * What is built like an emoji, whether there is such a one or not: see "possible emoji" in Unicode's standard 51. To look
 * for the emoji themselves at each place takes V8 up to 0.1 ms a character once a process has compiled so many expressions
 * that V8 optimizes no more of them.
 */
const BUILT_LIKE_EMOJI =
  /[\d#*]\ufe0f\u20e3|\p{Emoji}(?:[\ufe0f\p{Emoji_Modifier}]|[\u{e0020}-\u{e007e}]+\u{e007f})?(?:\u200d\p{Emoji}[\ufe0f\p{Emoji_Modifier}]?)*/gu;

/**
 * Characters that show nothing or reorder the text around them, such as controls, bidirectional marks and zero-width,
 * private-use and unassigned characters. Unicode calls some of them visible, and yet they show nothing: blanks (Braille,
 * a null note head, two hieroglyphs, the place of an object), fillers and joiners of Tifinagh, Khitan and Brahmi, and
 * SignWriting's modifiers.
 */
const UNSEEN =
  /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\u2d7f\ufffc\u{1107f}\u{13441}\u{13442}\u{16fe4}\u{1d159}\u{1da9b}-\u{1daaf}]/gu;

/** More than three combining marks on one letter, which cover the lines above and below. */
const PILED = /(\p{M}{3})\p{M}+/gu;

/** A sentence of ours repeats at most so many characters of what somebody typed. */
export const LONGEST_ECHO = 200;

const hides = (text: string): boolean => text.search(UNSEEN) !== -1 || text.search(PILED) !== -1;

/** Says whether a text holds something that a reader wouldn't see. */
export function hidesSomething(text: string): boolean {
  if (!hides(text)) return false;
  const built = new Set(text.match(BUILT_LIKE_EMOJI)?.filter(hides));
  for (const one of built) if (!EMOJI.some((kind) => kind.test(one))) return true;
  return hides(text.replace(BUILT_LIKE_EMOJI, (one) => (built.has(one) ? ' ' : one)));
}

const PRINTABLE = /^[\x20-\x7e]*$/;

/** Says whether a text is in printable ASCII. Nothing in it is hidden, and each character is one UTF-16 unit. */
export const isPrintable = (text: string): boolean => PRINTABLE.test(text);

/** Counts characters as Unicode code points, so that an emoji outside the basic plane isn't counted twice. */
export const lengthOf = (text: string): number => (isPrintable(text) ? text.length : [...text].length);

/** Of a text that is cut off, so many times as much is looked at as is kept, since some of it may be invisible. */
const LOOKED_AT = 8;

/** Makes what somebody typed fit for our own sentences: takes out invisible characters and cuts it off at `most`. */
export function visible(text: string, most: number): string {
  // Most names are in ASCII, and the expressions for all of Unicode take several times as long.
  if (isPrintable(text)) {
    const trim = text.trim();
    return trim.length > most ? `${trim.slice(0, most - 1)}…` : trim;
  }
  const beginning = text.slice(0, most * LOOKED_AT);
  const calm = beginning.replace(UNSEEN, '').replace(PILED, '$1').trim();
  const characters = [...calm];
  const isCut = characters.length > most || beginning.length < text.length;
  return isCut ? `${characters.slice(0, most - 1).join('')}…` : calm;
}

/** Makes a display name fit to show, because people choose theirs freely. */
export const shownName = (name: string): string => visible(name, 80) || '?';

/** A space of any kind, or a mark that has no width or only says in which direction text runs. */
const EDGE = /[\p{White_Space}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Takes off what shows nothing at both ends, as keyboards and copied texts put it there: spaces of any kind, line breaks,
 * zero-width characters and marks of direction. Within the text they stay, so that they are refused later.
 */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EDGE.test(text.charAt(start))) start += 1;
  while (end > start && EDGE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
