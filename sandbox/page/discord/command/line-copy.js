import { html } from 'lit';
/** @import { Line } from './command-line.js' */

/**
 * The line with its parts marked, for the copy behind the text area. What is still being typed isn't marked as wrong yet.
 * @param {string} text
 * @param {Line | undefined} line
 */
export function lineCopy(text, line) {
  if (!line) return text;
  const parts = [];
  let at = 0;
  for (const { kind, start, end, wrong } of line.pieces) {
    parts.push(text.slice(at, start));
    const marked = wrong && end < text.length ? ' wrong' : '';
    parts.push(html`<span class=${`piece ${kind}${marked}`}>${text.slice(start, end)}</span>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}
