import { code, markedAt } from './marks.js';

/**
 * @typedef {{ kind: 'text' | 'code', text: string }
 *   | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler', of: Inline[] }
 *   | { kind: 'link', url: string, of: Inline[] }
 *   | { kind: 'user' | 'role' | 'channel', id: string }
 *   | { kind: 'time', seconds: number, style: string }} Inline
 */

const escapable = /^\\([^\p{L}\p{N}\s])/u;
const masked = /^\[((?:\\.|[^\\[\]])+)\]\(<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?\)/;
const bare = /^https?:\/\/[^\s<>*_~|`]+[^\s<>*_~|`.,:;!?)'"\]]/;
const angled = /^<(https?:\/\/[^\s<>]+)>/;
const mention = /^<(@!?|@&|#)(\d{1,20})>/;
const moment = /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/;

/**
 * @param {string} source
 * @returns {Inline[]}
 */
export function parseInline(source) {
  /** @type {Inline[]} */
  const nodes = [];
  let text = '';
  let at = 0;
  /** @param {Inline} node @param {number} length */
  const push = (node, length) => {
    if (text) nodes.push({ kind: 'text', text });
    text = '';
    nodes.push(node);
    at += length;
  };

  while (at < source.length) {
    const rest = source.slice(at);
    const escaped = escapable.exec(rest);
    const special = escaped ? undefined : (leaf(rest) ?? span(rest, text));
    if (escaped) {
      text += escaped[1];
      at += escaped[0].length;
    } else if (special) {
      push(special.node, special.length);
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  if (text) nodes.push({ kind: 'text', text });
  return nodes;
}

/**
 * Reads what can't contain other marks, such as code or a mention, at the very beginning of `rest`.
 * @param {string} rest
 * @returns {{ node: Inline, length: number } | undefined}
 */
function leaf(rest) {
  let match = code.exec(rest);
  if (match) return { node: { kind: 'code', text: match[2] ?? '' }, length: match[0].length };
  match = masked.exec(rest);
  if (match)
    return { node: { kind: 'link', url: match[2] ?? '', of: parseInline(match[1] ?? '') }, length: match[0].length };
  match = angled.exec(rest);
  if (match) return { node: link(match[1] ?? ''), length: match[0].length };
  match = bare.exec(rest);
  if (match) return { node: link(match[0]), length: match[0].length };
  match = moment.exec(rest);
  if (match) {
    return { node: { kind: 'time', seconds: Number(match[1]), style: match[2] ?? 'f' }, length: match[0].length };
  }
  match = mention.exec(rest);
  if (!match) return undefined;
  const kind = match[1] === '@&' ? 'role' : match[1] === '#' ? 'channel' : 'user';
  return { node: { kind, id: match[2] ?? '' }, length: match[0].length };
}

/** @param {string} url @returns {Inline} */
const link = (url) => ({ kind: 'link', url, of: [{ kind: 'text', text: url }] });

/**
 * Reads text between two marks, at the very beginning of `rest`.
 * @param {string} rest
 * @param {string} before
 * @returns {{ node: Inline, length: number } | undefined}
 */
function span(rest, before) {
  const found = markedAt(rest, before);
  return found && { node: { kind: found.kind, of: parseInline(found.inside) }, length: found.length };
}
