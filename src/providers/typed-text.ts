import type { HandleProblemCode } from './handle-problem.ts';

/** In UTF-16 units; the longest links of the catalogue with their tracking parameters stay far below. */
export const maxTyped = 2000;

type TypedText =
  | { ok: true; text: string }
  | { ok: false; code: Extract<HandleProblemCode, 'empty' | 'too-long' | 'hidden-characters' | 'not-plain'> };

/** Controls, format characters (bidirectional, zero-width), unassigned and private ones, and all spaces but U+0020. */
const hidden = /[^\P{C}\t\r\n]|[^\P{Z} ]/u;
const printableAscii = /^[\x20-\x7e]*$/;

/** RFC 3986 (appendix C) puts addresses between < and >. In chats people do so where they want no preview. */
const delimited = /^<(https?:\/\/[^<>|]*)>$/;

/**
 * The text a person typed, without the spaces and the < > around it. Nothing else is repaired: a text with characters
 * outside printable ASCII (letters that look alike, full-width ones, hidden marks) is refused.
 */
export function toTypedText(typed: string): TypedText {
  if (typed.length > maxTyped) return { ok: false, code: 'too-long' };
  if (hidden.test(typed)) return { ok: false, code: 'hidden-characters' };
  const trimmed = typed.trim();
  if (!printableAscii.test(trimmed))
    return { ok: false, code: /[\t\r\n]/.test(trimmed) ? 'hidden-characters' : 'not-plain' };
  const text = delimited.exec(trimmed)?.[1] ?? trimmed;
  return text === '' ? { ok: false, code: 'empty' } : { ok: true, text };
}
