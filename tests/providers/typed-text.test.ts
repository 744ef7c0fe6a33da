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
])('%j is read as it is, without the spaces around it', (typed, text) => {
  expect(toTypedText(typed)).toEqual({ ok: true, text });
});

test.each([
  ['<https://ko-fi.com/ada>', 'https://ko-fi.com/ada'],
  [' <http://ko-fi.com/ada> ', 'http://ko-fi.com/ada'],
])('the brackets around the address %s are left out', (typed, text) => {
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
  '<https://a.example|a>',
  '<https://a.example|a|b>',
  '<xhttps://ko-fi.com/ada>',
  '<ada@example.com>',
  '<@U012AB3CD>',
  '<#C1|general>',
  '&lt;&amp;&gt;',
])('%s is not one address between brackets and stays as it is', (typed) => {
  expect(toTypedText(typed)).toEqual({ ok: true, text: typed });
});
