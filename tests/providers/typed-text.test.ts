import { expect, test } from 'vitest';
import { maxTyped, toTypedText } from '../../src/providers/typed-text.ts';

test.each([
  ['', 'empty'],
  ['  \n', 'empty'],
  ['a'.repeat(maxTyped + 1), 'too-long'],
  ['ada\u200b', 'hidden-characters'],
  ['ada\u00a0', 'hidden-characters'],
  ['a\tb', 'hidden-characters'],
  ['a\nb', 'hidden-characters'],
  ['zoë', 'not-plain'],
])('%j is refused: %s', (typed, code) => {
  expect(toTypedText(typed)).toEqual({ ok: false, code });
});

test.each([
  ['ada', 'ada'],
  ['a'.repeat(maxTyped), 'a'.repeat(maxTyped)],
  ['\t ada lovelace\r\n', 'ada lovelace'],
])('what is typed is taken as it is, without the spaces around it', (typed, text) => {
  expect(toTypedText(typed)).toEqual({ ok: true, text });
});

test.each([
  ['<https://ko-fi.com/ada>', 'https://ko-fi.com/ada'],
  ['<http://ko-fi.com/ada|ko-fi.com/ada>', 'ko-fi.com/ada'],
  ['<https://ko-fi.com/|ko-fi.com>', 'ko-fi.com'],
  ['<mailto:ada@example.com|ada@example.com>', 'ada@example.com'],
  ['<https://ko-fi.com/ada|my page>', 'https://ko-fi.com/ada'],
  ['<https://a.example/?x=1&amp;y=2&amp;z=3>', 'https://a.example/?x=1&y=2&z=3'],
  ['<https://a.example/?x=&lt;b&gt;>', 'https://a.example/?x=<b>'],
  ['<https://a.example/?x=&amp;lt;>', 'https://a.example/?x=&lt;'],
])('of what Slack makes of a link, %s, what was meant is %s', (typed, text) => {
  expect(toTypedText(typed)).toEqual({ ok: true, text });
});

test.each([
  'a https://ko-fi.com/ada b',
  'xhttps://ko-fi.com/adax',
  '<https://ko-fi.com/ada',
  '<https://ko-fi.com/ada x',
  'https://ko-fi.com/ada>',
  'xhttps://ko-fi.com/ada>',
  '<https://a.example><https://b.example>',
  '<https://a.example|a|b>',
  '<xhttps://ko-fi.com/ada>',
  '<@U012AB3CD>',
  '<#C1|general>',
  '&lt;&amp;&gt;',
])('%s is no link of Slack’s, and stays what it is', (typed) => {
  expect(toTypedText(typed)).toEqual({ ok: true, text: typed });
});
