import type { HandleProblemCode } from './handle-problem.ts';

/** People may type so many UTF-16 units. Even the longest links with tracking parameters are much shorter. */
export const maxTyped = 2000;

type TypedText =
  | { ok: true; text: string }
  | { ok: false; code: Extract<HandleProblemCode, 'empty' | 'too-long' | 'hidden-characters' | 'not-plain'> };

/** Matches invisible characters other than tabs and line breaks, and all spaces other than U+0020. */
const hidden = /[^\P{C}\t\r\n]|[^\P{Z} ]/u;

/** Says whether a text is in printable ASCII. */
export const isPrintable = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** RFC 3986 (appendix C) puts addresses between < and >. In chats, people write them like that to prevent a preview. */
const delimited = /^<(https?:\/\/[^<>|]*)>$/;

/**
 * Takes the spaces and the < > off what a person typed. Nothing else is repaired: a text with characters outside
 * printable ASCII, such as look-alike or full-width letters and hidden marks, is refused.
 * @param letters Whether somebody's name may be in the text, in letters of any script. Its part checks them.
 */
export function toTypedText(typed: string, letters: 'ascii' | 'any' = 'ascii'): TypedText {
  if (typed.length > maxTyped) return { ok: false, code: 'too-long' };
  if (hidden.test(typed)) return { ok: false, code: 'hidden-characters' };
  const trimmed = typed.trim();
  if (/[\t\r\n]/.test(trimmed)) return { ok: false, code: 'hidden-characters' };
  if (letters === 'ascii' && !isPrintable(trimmed)) return { ok: false, code: 'not-plain' };
  const text = delimited.exec(trimmed)?.[1] ?? trimmed;
  return text === '' ? { ok: false, code: 'empty' } : { ok: true, text };
}
