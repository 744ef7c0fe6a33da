import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMrkdwn } from '../../../sandbox/page/slack/text/mrkdwn.js';

const text = (value: string) => ({ kind: 'text', text: value });

test('marks are read, even inside each other', () => {
  expect(parseMrkdwn('*a _b_* ~c~ `*d*`')).toEqual([
    { kind: 'bold', of: [text('a '), { kind: 'italic', of: [text('b')] }] },
    text(' '),
    { kind: 'strike', of: [text('c')] },
    text(' '),
    { kind: 'code', text: '*d*' },
  ]);
});

test('a mark inside a word, next to a space or over two lines is text', () => {
  for (const raw of ['2*3*4', 'ada_love_lace', '* a *', '*a\nb*']) expect(parseMrkdwn(raw)).toEqual([text(raw)]);
});

test('angle brackets hold mentions and links', () => {
  expect(parseMrkdwn('<@U1><@U1|ada><!subteam^S1|@mods><#C1|general><!here><https://a.example|A &amp; B>')).toEqual([
    { kind: 'user', id: 'U1', text: '' },
    { kind: 'user', id: 'U1', text: 'ada' },
    { kind: 'group', id: 'S1', text: '@mods' },
    { kind: 'channel', id: 'C1', text: 'general' },
    { kind: 'broadcast', text: '@here' },
    { kind: 'link', url: 'https://a.example', text: 'A & B' },
  ]);
});

test('quotes and fences take whole lines', () => {
  expect(parseMrkdwn('a\n&gt; b\n> c\n```*d*\n&lt;```')).toEqual([
    text('a'),
    { kind: 'quote', of: [text('b\nc')] },
    { kind: 'pre', text: '*d*\n<' },
  ]);
});

test('text escaped as Slack asks never becomes a mention or a link', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '&', '@', '!', '|', 'U1', 'here', ' '), maxLength: 40 }),
      (raw) => {
        const escaped = raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const kinds = parseMrkdwn(escaped).map((node) => node.kind);
        expect(kinds.every((kind) => kind === 'text' || kind === 'quote')).toBe(true);
      },
    ),
  );
});
