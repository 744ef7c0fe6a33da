import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, toMarkdown } from '../../src/discord/markdown.ts';

/** As Discord reads it: a backslash before a punctuation character makes it plain text. */
const unescaped = (text: string) => text.replace(/\\([^0-9A-Za-z\s])/g, 'x');
const read = (text: string) => text.replace(/\\([^0-9A-Za-z\s])/g, '$1');

describe('text that people typed, on Discord', () => {
  it('never formats, mentions or links, and is shown as it was typed', () => {
    const nasty = fc.constantFrom(
      '*',
      '_',
      '`',
      '~',
      '|',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '@',
      '#',
      '-',
      '1. ',
      '\n',
      'https://x',
      ':',
      '\\',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(nasty).map((parts) => parts.join('')),
        ),
        (text) => {
          const escaped = escapeMarkdown(text);
          const live = unescaped(escaped);
          expect(live).not.toMatch(/[*_`~|[\]<>@\\]/);
          expect(live).not.toMatch(/https?:\/\//i);
          expect(live).not.toMatch(/^\s*([#+-]|\d+[.)])/m);
          expect(read(escaped)).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('stays plain within the bot’s own bold text and code', () => {
    expect(toMarkdown([{ kind: 'bold', line: ['a*b'] }])).toBe('**a\\*b**');
    expect(toMarkdown([{ kind: 'code', text: 'a`b' }])).toBe('a\\`b');
  });
});
