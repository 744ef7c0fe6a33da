/** Emoji are made of joiners and selectors that are invisible anywhere else. */
const EMOJI = /\p{RGI_Emoji}/gv;

/**
 * Controls, bidirectional marks, zero-width and other characters that show nothing or turn the text around them,
 * and letters under more than three combining marks. Private use and unassigned ones show nothing either.
 */
const HIDDEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]|\p{M}{4}/u;

/** Of anything that was typed, in characters, within a sentence of ours. */
export const LONGEST_ECHO = 200;

/** True when a text holds something that a reader wouldn't see. */
export const hidesSomething = (text: string): boolean => HIDDEN.test(text) && HIDDEN.test(text.replace(EMOJI, ''));

/** How many characters somebody would count who typed them. */
export const lengthOf = (text: string): number => [...text].length;

/** Text of somebody's making for our own sentences: what hides is left out, and it has an end. */
export function visible(text: string, most: number): string {
  const seen = [...text].filter((character) => !hidesSomething(character)).join('');
  const calm = seen.replace(/(\p{M}{3})\p{M}+/gu, '$1').trim();
  const characters = [...calm];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : calm;
}

/** A display name, which its bearer chose. */
export const shownName = (name: string): string => visible(name, 80) || '?';

/** Without the spaces and line breaks around it. What hides is no space: it stays, to be refused. */
export const trimmed = (text: string): string =>
  // Looking behind keeps it from trying again at every one of many spaces within.
  text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');
