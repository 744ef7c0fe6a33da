import type { HandleProblemCode } from './problem.ts';

/** In UTF-16 units; the longest links of the catalogue with their tracking parameters stay far below. */
export const maxTyped = 2000;

export type TypedText =
  | { ok: true; text: string }
  | { ok: false; code: Extract<HandleProblemCode, 'empty' | 'too-long' | 'hidden-characters' | 'not-plain'> };

/** Control, format (bidirectional, zero-width), unassigned and private characters, and spaces that are not the space bar's. */
const hidden = /[^\P{C}\t\r\n]|[^\P{Z} ]/u;
const plain = /^[\x20-\x7e]*$/;

/**
 * The text a person typed, without the spaces around it and the brackets Slack puts around links. Nothing is repaired:
 * a character outside printable ASCII (look-alike letters, full-width forms, hidden marks) is refused.
 */
export function toTypedText(typed: string): TypedText {
  if (typed.length > maxTyped) return { ok: false, code: 'too-long' };
  if (hidden.test(typed)) return { ok: false, code: 'hidden-characters' };
  const trimmed = typed.trim();
  if (!plain.test(trimmed)) return { ok: false, code: /[\t\r\n]/.test(trimmed) ? 'hidden-characters' : 'not-plain' };
  const text = fromSlack(trimmed);
  return text === '' ? { ok: false, code: 'empty' } : { ok: true, text };
}

/** Slack sends a typed link as <address> or <address|what was typed>, with & < > escaped. */
function fromSlack(text: string): string {
  if (!text.startsWith('<') || !text.endsWith('>')) return text;
  const inner = text.slice(1, -1);
  if (/[<>]/.test(inner)) return text;
  const [address = '', label, ...more] = inner.split('|');
  if (more.length > 0) return text;
  const added = /^(?:https?:\/\/|mailto:)/.exec(address)?.[0];
  if (added === undefined) return text;
  // Slack made the address out of what was typed: then what was typed counts.
  const typed = address === `${added}${label}` || address === `${added}${label}/` ? label : undefined;
  return (typed ?? address).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
