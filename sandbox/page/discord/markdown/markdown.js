import { parseInline } from './markdown-inline.js';

/** @import { Inline } from './markdown-inline.js' */

/**
 * @typedef {{ kind: 'paragraph' | 'small' | 'quote', of: Inline[] }
 *   | { kind: 'heading', level: 1 | 2 | 3, of: Inline[] }
 *   | { kind: 'list', items: { level: number, marker: string, of: Inline[] }[] }
 *   | { kind: 'pre', text: string }} Block
 */

const heading = /^(#{1,3}) +(.+)$/;
const small = /^-# +(.+)$/;
const item = /^( *)([-*]|\d{1,9}\.) +(.*)$/;
const quote = /^> (.*)$/;
const fence = /^```(?:[\w+-]*)$/;

/**
 * Reads Discord's Markdown into a tree of plain data. Nothing in it is HTML, so a renderer can't let any through.
 * @param {string} source
 * @returns {Block[]}
 */
export function parseMarkdown(source) {
  const lines = source.split('\n');
  /** @type {Block[]} */
  const blocks = [];
  let at = 0;
  /** @param {RegExp} pattern @returns {RegExpExecArray[]} the run of lines that match */
  const run = (pattern) => {
    const found = [];
    for (let match; at < lines.length; at += 1) {
      match = pattern.exec(lines[at] ?? '');
      if (!match) break;
      found.push(match);
    }
    return found;
  };

  while (at < lines.length) {
    const line = lines[at] ?? '';
    const title = heading.exec(line);
    const note = small.exec(line);
    if (fence.test(line) && lines.indexOf('```', at + 1) > 0) {
      const end = lines.indexOf('```', at + 1);
      blocks.push({ kind: 'pre', text: lines.slice(at + 1, end).join('\n') });
      at = end + 1;
    } else if (title) {
      const level = /** @type {1 | 2 | 3} */ (title[1]?.length);
      blocks.push({ kind: 'heading', level, of: parseInline(title[2] ?? '') });
      at += 1;
    } else if (note) {
      blocks.push({ kind: 'small', of: parseInline(note[1] ?? '') });
      at += 1;
    } else if (quote.test(line)) {
      const text = run(quote).map((match) => match[1] ?? '');
      blocks.push({ kind: 'quote', of: parseInline(text.join('\n')) });
    } else if (item.test(line)) {
      const items = run(item).map(([, indent = '', marker = '', text = '']) => ({
        level: Math.min(Math.ceil(indent.length / 2), 5),
        marker: marker.length > 1 ? marker : '•',
        of: parseInline(text),
      }));
      blocks.push({ kind: 'list', items });
    } else {
      const text = [];
      for (; at < lines.length && (text.length === 0 || isPlain(lines[at] ?? '')); at += 1) text.push(lines[at]);
      blocks.push({ kind: 'paragraph', of: parseInline(text.join('\n')) });
    }
  }
  return blocks;
}

/** @param {string} line */
const isPlain = (line) => ![heading, small, item, quote, fence].some((pattern) => pattern.test(line));
