/** @typedef {'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'} Mark */

/** The longest first, so that `**` isn't read as two of `*`. @type {[string, Mark][]} */
const marks = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
];
export const code = /^(`+)([\s\S]*?[^`])\1(?!`)/;
const wordEnd = /[\p{L}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/**
 * Finds a pair of marks with something between them, at the very beginning of `rest`.
 * @param {string} rest
 * @param {string} before the text just before, because an underscore inside a word isn't a mark
 * @returns {{ kind: Mark, inside: string, length: number } | undefined}
 */
export function markedAt(rest, before) {
  for (const [mark, kind] of marks) {
    if (!rest.startsWith(mark)) continue;
    if (mark === '_' && wordEnd.test(before)) continue;
    const end = closing(rest, mark);
    if (end < 0) continue;
    return { kind, inside: rest.slice(mark.length, end), length: end + mark.length };
  }
  return undefined;
}

/** @param {string} rest @param {string} mark @returns {number} where the closing mark begins, or -1 */
function closing(rest, mark) {
  for (let at = mark.length; at < rest.length; at += 1) {
    if (rest[at] === '\\') {
      at += 1;
      continue;
    }
    const verbatim = rest[at] === '`' ? code.exec(rest.slice(at)) : null;
    if (verbatim) {
      at += verbatim[0].length - 1;
      continue;
    }
    if (!rest.startsWith(mark, at) || at === mark.length) continue;
    if (mark.length === 1) {
      if (rest[at + 1] === mark) {
        at += 1;
        continue;
      }
      if (/\s/.test(rest[at - 1] ?? '') || /\s/.test(rest[1] ?? '')) continue;
      if (mark === '_' && wordStart.test(rest.slice(at + 1))) continue;
      return at;
    }
    // `***x***` is bold around italic, so the last two asterisks belong to the outer mark.
    return rest[at + 2] === mark[0] ? at + 1 : at;
  }
  return -1;
}
