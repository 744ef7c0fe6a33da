/**
 * @typedef {{ kind: 'text' | 'code', text: string }
 *   | { kind: 'bold' | 'italic' | 'strike', of: Inline[] }
 *   | { kind: 'link', url: string, text: string }
 *   | { kind: 'user' | 'group' | 'channel', id: string, text: string }
 *   | { kind: 'broadcast', text: string }} Inline
 */

const angled = /^<([^<>\n]+)>/;
const code = /^`([^`\n]+)`/;
/** @type {Record<string, 'bold' | 'italic' | 'strike'>} */
const marks = { '*': 'bold', _: 'italic', '~': 'strike' };
const word = /[\p{L}\p{N}]/u;

/** Slack escapes these three and no others. @param {string} text */
export const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** @param {string} source @returns {Inline[]} */
export function inline(source) {
  /** @type {Inline[]} */
  const nodes = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const found = leaf(rest) ?? span(rest, source[at - 1] ?? '');
    if (!found) {
      text += source.charAt(at);
      at += 1;
      continue;
    }
    if (text) nodes.push({ kind: 'text', text: unescaped(text) });
    text = '';
    nodes.push(found.node);
    at += found.length;
  }
  if (text) nodes.push({ kind: 'text', text: unescaped(text) });
  return nodes;
}

/** @param {string} rest @returns {{ node: Inline, length: number } | undefined} */
function leaf(rest) {
  const verbatim = code.exec(rest);
  if (verbatim) return { node: { kind: 'code', text: unescaped(verbatim[1] ?? '') }, length: verbatim[0].length };
  const inside = angled.exec(rest);
  return inside ? { node: reference(inside[1] ?? ''), length: inside[0].length } : undefined;
}

/** Reads what is between angle brackets: a mention or a link, each with or without a label. @param {string} inside @returns {Inline} */
function reference(inside) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescaped(inside.slice(bar + 1));
  if (/^@[UW]/.test(target)) return { kind: 'user', id: target.slice(1), text: label };
  if (/^#[CG]/.test(target)) return { kind: 'channel', id: target.slice(1), text: label };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice('!subteam^'.length), text: label };
  if (target.startsWith('!date^')) return { kind: 'text', text: label };
  if (target.startsWith('!')) return { kind: 'broadcast', text: `@${target.slice(1)}` };
  return { kind: 'link', url: unescaped(target), text: label || unescaped(target) };
}

/**
 * Finds a pair of marks with something between them on one line. A mark inside a word is text.
 * @param {string} rest @param {string} before @returns {{ node: Inline, length: number } | undefined}
 */
function span(rest, before) {
  const mark = rest.charAt(0);
  const kind = marks[mark];
  if (!kind || word.test(before) || /^\s/.test(rest.slice(1))) return undefined;
  for (let end = rest.indexOf(mark, 2); end > 0; end = rest.indexOf(mark, end + 1)) {
    const inside = rest.slice(1, end);
    if (inside.includes('\n')) return undefined;
    if (/\s$/.test(inside) || word.test(rest.charAt(end + 1))) continue;
    return { node: { kind, of: inline(inside) }, length: end + 1 };
  }
  return undefined;
}
