import { inline, unescaped } from './mrkdwn-inline.js';

/** @import { Inline } from './mrkdwn-inline.js' */

/** @typedef {Inline | { kind: 'pre', text: string } | { kind: 'quote', of: Inline[] }} Node */

const fence = /```\n?([\s\S]*?)\n?```/g;
const quoted = /^(?:>|&gt;) ?(.*)$/;
/**
 * Reads Slack's mrkdwn into a tree of plain data. Nothing in it is HTML, so a renderer can't let any through.
 * @param {string} source
 * @returns {Node[]}
 */
export function parseMrkdwn(source) {
  /** @type {Node[]} */
  const nodes = [];
  let at = 0;
  for (const found of source.matchAll(fence)) {
    nodes.push(...lines(source.slice(at, found.index)));
    nodes.push({ kind: 'pre', text: unescaped(found[1] ?? '') });
    at = found.index + found[0].length;
  }
  return [...nodes, ...lines(source.slice(at))];
}

/** @param {string} source @returns {Node[]} */
function lines(source) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {string[]} */
  let plain = [];
  /** @type {string[]} */
  let quote = [];
  const flush = () => {
    if (plain.length > 0) nodes.push(...inline(plain.join('\n')));
    if (quote.length > 0) nodes.push({ kind: 'quote', of: inline(quote.join('\n')) });
    plain = [];
    quote = [];
  };
  for (const line of source.split('\n')) {
    const match = quoted.exec(line);
    if (match ? plain.length > 0 : quote.length > 0) flush();
    if (match) quote.push(match[1] ?? '');
    else plain.push(line);
  }
  flush();
  return nodes;
}
