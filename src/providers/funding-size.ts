/** A file has at most so many UTF-16 units. A FUNDING.yml with every key filled needs a fraction of that. */
export const LONGEST_FUNDING = 16_384;

/** GitHub's template has about fifty marks, and twice as many when every key is filled. */
const MOST_MARKS = 256;

/** A FUNDING.yml has lists, but no lists within lists. */
const DEEPEST = 4;

/**
 * What the YAML parser does work for: line ends, brackets, quotes, escapes, tags, anchors, and the signs of keys, values
 * and list items, which are followed by a space. They count in comments and quotes too, because only the parser knows
 * where those are. A question mark behind a letter is only text.
 */
const MARK = /[[\]{},"'\\!&*|>%\n\r]|(?<![\p{L}\p{N}])\?(?=\s|$)|[:-](?=[\s,[\]{}]|$)/gu;

/** What a file has more of than any FUNDING.yml: characters, lines and lists, or lists within lists. */
export type Excess = 'too-long' | 'too-many' | 'too-deep';

/**
 * Finds what would keep the YAML parser busy, whose time grows with a power of some marks' number: half a kilobyte of
 * question marks takes it half a minute. The text is read once, up to the first mark that is too many.
 */
export function excessIn(text: string): Excess | undefined {
  if (text.length > LONGEST_FUNDING) return 'too-long';
  let marks = 0;
  let open = 0;
  let keys = 0;
  for (const [mark] of text.matchAll(MARK)) {
    marks += 1;
    if (mark === '?') keys += 1;
    else if (mark === '[' || mark === '{') open += 1;
    else if (mark === ']' || mark === '}') open = Math.max(0, open - 1);
    // A question mark begins a key that may hold lists itself, and nothing ends it.
    if (open + keys > DEEPEST) return 'too-deep';
    if (marks > MOST_MARKS) return 'too-many';
  }
  return undefined;
}
