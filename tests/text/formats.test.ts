import { expect, it } from 'vitest';
import { list, money } from '../../src/text/formats.ts';

const plainly = (text: string) => text.replace(/\s/g, ' ');

it.each([
  [550, 'EUR', 2, 'en', '€5.50'],
  [500, 'EUR', 2, 'en', '€5'],
  [550, 'EUR', 2, 'fr', '5,50 €'],
  [500, 'JPY', 0, 'en', '¥500'],
  [150_050, 'HUF', 2, 'en', 'HUF 1,500.50'],
  [1234, 'KWD', 3, 'en', 'KWD 1.234'],
  [5, 'USD', 2, 'en', '$0.05'],
  [10_000, 'BTC', 8, 'en', 'BTC 0.0001'],
  [9_007_123_456_789_012, 'XMR', 12, 'en', 'XMR 9,007.123456789012'],
] as const)('%i of the smallest unit of %s, with %i decimals, is written in %s as %s', (...given) => {
  const [minor, currency, decimals, language, written] = given;
  expect(plainly(money({ minor, currency }, decimals, language))).toBe(written);
});

it.each([
  [['a name'], 'en', 'a name'],
  [['a name', 'an e-mail'], 'en', 'a name and an e-mail'],
  [['a name', 'an e-mail', 'more'], 'en', 'a name, an e-mail, and more'],
  [['un nom', 'un e-mail', 'plus encore'], 'fr', 'un nom, un e-mail et plus encore'],
] as const)('%j is listed in %s as %s', (things, language, listed) => {
  expect(list(things, language)).toBe(listed);
});
