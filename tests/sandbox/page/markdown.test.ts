import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../sandbox/page/discord/markdown/markdown.js';
import { type Inline, parseInline } from '../../../sandbox/page/discord/markdown/markdown-inline.js';

const text = (value: string) => ({ kind: 'text', text: value });

test('marks are read, even inside each other', () => {
  expect(parseInline('a **b *c*** __d__ ~~e~~ `**f**`')).toEqual([
    text('a '),
    { kind: 'bold', of: [text('b '), { kind: 'italic', of: [text('c')] }] },
    text(' '),
    { kind: 'underline', of: [text('d')] },
    text(' '),
    { kind: 'strike', of: [text('e')] },
    text(' '),
    { kind: 'code', text: '**f**' },
  ]);
});

test('what is escaped is text', () => {
  expect(parseInline('\\*not bold\\* \\<@123\\> \\[x\\](https://a.example) \\_a\\_')).toEqual([
    text('*not bold* <@123> [x]('),
    { kind: 'link', url: 'https://a.example', of: [text('https://a.example')] },
    text(') _a_'),
  ]);
});

test('an underscore inside a word is text', () => {
  expect(parseInline('ada_love_lace')).toEqual([text('ada_love_lace')]);
});

test('a masked link needs an http or https address', () => {
  expect(parseInline('[pay](https://pay.example/a)')).toEqual([
    { kind: 'link', url: 'https://pay.example/a', of: [text('pay')] },
  ]);
  expect(parseInline('[pay](javascript:alert(1))')).toEqual([text('[pay](javascript:alert(1))')]);
});

test('an address ends before the full stop of its sentence', () => {
  expect(parseInline('See https://a.example/b.')).toEqual([
    text('See '),
    { kind: 'link', url: 'https://a.example/b', of: [text('https://a.example/b')] },
    text('.'),
  ]);
});

test('people, roles, channels and moments are mentioned by id', () => {
  expect(parseInline('<@12><@!12><@&34><#56><t:60:R>')).toEqual([
    { kind: 'user', id: '12' },
    { kind: 'user', id: '12' },
    { kind: 'role', id: '34' },
    { kind: 'channel', id: '56' },
    { kind: 'time', seconds: 60, style: 'R' },
  ]);
});

test('lines are headings, small print, quotes, lists and code', () => {
  expect(parseMarkdown('## Title\n-# small\n> one\n> two\n- a\n  - b\n1. c\n```\n**x**\n```\nrest\nmore')).toEqual([
    { kind: 'heading', level: 2, of: [text('Title')] },
    { kind: 'small', of: [text('small')] },
    { kind: 'quote', of: [text('one\ntwo')] },
    {
      kind: 'list',
      items: [
        { level: 0, marker: '•', of: [text('a')] },
        { level: 1, marker: '•', of: [text('b')] },
        { level: 0, marker: '1.', of: [text('c')] },
      ],
    },
    { kind: 'pre', text: '**x**' },
    { kind: 'paragraph', of: [text('rest\nmore')] },
  ]);
});

test('a fence that is never closed is text', () => {
  expect(parseMarkdown('```\nx')).toEqual([{ kind: 'paragraph', of: [text('```\nx')] }]);
});

test('a text in which every sign is escaped is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
      const escaped = raw.replace(/[^\p{L}\p{N}\s]/gu, '\\$&');
      expect(parseInline(escaped)).toEqual(raw === '' ? [] : [text(raw)]);
    }),
  );
});

/** What a reader sees, as one string. */
const seen = (nodes: Inline[]): string =>
  nodes.map((node) => ('of' in node ? seen(node.of) : 'text' in node ? node.text : '')).join('');
const letters = (value: string) => value.replace(/[^a-z]/g, '');

test('no letter is lost, however the marks are mixed', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'*_~|`\\[]()<>@#:- abh'), maxLength: 80 });
  fc.assert(
    fc.property(signs, (raw) => {
      expect(letters(seen(parseInline(raw)))).toBe(letters(raw));
    }),
  );
});
