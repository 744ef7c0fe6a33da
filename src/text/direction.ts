import type { Line, Span } from './line.ts';

/** These two set a text apart from what is around it: its direction is that of its first letter. UAX #9. */
const OPEN = '\u2068';
const CLOSE = '\u2069';

/** The blocks whose letters run from right to left. The last two ranges are halves of pairs: U+10800–10FFF, U+1E800–1EFFF. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;

/** Nearly all values are in other letters, which this finds in a tenth of the expression's time. */
function runsLeft(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 0x590) return RIGHT_TO_LEFT.test(text);
  return false;
}

/**
 * Says whether a value could change the order of the sentence that it is put into. Within a sentence from right to left
 * that is so of every name, amount and command, even of a mention, whose `@` would move to its other end. A list whose
 * things are set apart already isn't set apart as a whole, so that it runs in the direction of the sentence.
 */
export function mixes(value: string | Span | Line, rightToLeft: boolean): boolean {
  if (typeof value === 'string') return (rightToLeft ? value !== '' : runsLeft(value)) && !value.includes(OPEN);
  if (!('kind' in value)) return value.some((span) => mixes(span, rightToLeft)) && !value.some(isSet);
  if (value.kind === 'bold') return mixes(value.line, rightToLeft);
  if (value.kind === 'code') return mixes(value.text, rightToLeft);
  return rightToLeft;
}

const isSet = (span: Span): boolean => typeof span === 'string' && span.includes(OPEN);

/** Sets a text apart. Both marks are invisible and have no width, but limits of length count them. */
export const isolated = (text: string): string => OPEN + text + CLOSE;

/** Takes such marks out, for a text that is cut off or copied, or that doesn't stand in a sentence. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

export const isolates = { open: OPEN, close: CLOSE };
