import { isPrintable } from '../text/plain-text.ts';
import type { HandleProblemCode } from './handle-problem.ts';

/** People may type so many UTF-16 units. Even the longest links with tracking parameters are much shorter. */
export const maxTyped = 2000;

type TypedText =
  | { ok: true; text: string }
  | { ok: false; code: Extract<HandleProblemCode, 'empty' | 'too-long' | 'hidden-characters' | 'not-plain'> };

/** Matches invisible characters other than tabs and line breaks, and all spaces other than U+0020. */
const hidden = /[^\P{C}\t\r\n]|[^\P{Z} ]/u;

/** RFC 3986 (appendix C) puts addresses between < and >. In chats, people write them like that to prevent a preview. */
const delimited = /^<(https?:\/\/[^<>|]*)>$/;

/** People quote what they paste. In each string the first character opens and the last one closes. */
const quotes = ['""', "''", '``', '“”', '„“', '«»', '‘’', '()'];

/** The end of a sentence is no part of such a link. In a query it may be, so links with one are left as they are. */
const withoutQuery = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^\s?]*$/i;

/** Leaves out the full stop, comma and the like at the end of a text. */
export function withoutSentenceEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:!?'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Gets the text without its last mark, and without all of them. Neither is there where it ends with none. */
export function sentencesOf(text: string): string[] {
  const shorter = withoutSentenceEnd(text);
  return shorter === text || shorter === '' ? [] : [text.slice(0, -1), shorter];
}

function unquoted(text: string): string {
  const inner = withoutSentenceEnd(text);
  const isQuoted = quotes.some(
    (pair) => inner.length > 2 && inner.startsWith(pair.charAt(0)) && inner.endsWith(pair.charAt(1)),
  );
  return isQuoted ? inner.slice(1, -1).trim() : text;
}

/**
 * Takes spaces, quotes, < > and the full stop behind a link off what a person typed. Nothing else is repaired: a text
 * with characters outside printable ASCII, such as look-alike or full-width letters and hidden marks, is refused.
 * @param letters Whether somebody's name may be in the text, in letters of any script. Its part checks them.
 */
export function toTypedText(typed: string, letters: 'ascii' | 'any' = 'ascii'): TypedText {
  if (typed.length > maxTyped) return { ok: false, code: 'too-long' };
  if (hidden.test(typed)) return { ok: false, code: 'hidden-characters' };
  const trimmed = unquoted(typed.trim());
  if (/[\t\r\n]/.test(trimmed)) return { ok: false, code: 'hidden-characters' };
  if (letters === 'ascii' && !isPrintable(trimmed)) return { ok: false, code: 'not-plain' };
  const whole = delimited.exec(trimmed)?.[1] ?? trimmed;
  const text = withoutQuery.test(whole) ? withoutSentenceEnd(whole) : whole;
  return text === '' ? { ok: false, code: 'empty' } : { ok: true, text };
}
