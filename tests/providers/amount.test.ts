import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue, currencies, decimalsOf, formatAmount, parseAmount } from '../../src/providers/index.ts';

test.each([
  ['5', 'EUR', 500],
  ['5.50', 'EUR', 550],
  ['5,5', 'EUR', 550],
  [' 0.01 ', 'USD', 1],
  ['500', 'JPY', 500],
  ['1.234', 'KWD', 1234],
  ['5', 'HUF', 500],
  ['5', 'IDR', 500],
  ['1000000', 'USD', 100_000_000],
  ['0.00000001', 'BTC', 1],
  ['٥', 'EUR', 500],
  ['٥٫٥٠', 'EUR', 550],
  ['۵٫۵', 'EUR', 550],
  ['١٬٠٠٠', 'EUR', 100_000],
  ['\u200f٥٫٥٠ €', 'EUR', 550],
  ['५.५०', 'INR', 550],
  ['५०', 'JPY', 50],
  ['１２．５', 'EUR', 1250],
  ['€５', 'EUR', 500],
])('%j %s is %i of the smallest unit', (text, currency, minor) => {
  expect(parseAmount(text, currency)).toEqual({ ok: true, amount: { minor, currency } });
});

test.each([
  ['', 'EUR', 'not-a-number'],
  ['five', 'EUR', 'not-a-number'],
  ['-5', 'EUR', 'not-a-number'],
  ['1e3', 'EUR', 'not-a-number'],
  ['1.000,50', 'EUR', 'not-a-number'],
  ['١,٠٠٠', 'USD', 'ambiguous'],
  ['١،٠٠٠', 'USD', 'ambiguous'],
  ['٥٬٥', 'EUR', 'not-a-number'],
  ['0x10', 'EUR', 'not-a-number'],
  ['Infinity', 'EUR', 'not-a-number'],
  ['5.005', 'EUR', 'too-many-decimals'],
  ['1,000', 'USD', 'ambiguous'],
  ['1.000', 'JPY', 'too-many-decimals'],
  ['5.5', 'JPY', 'too-many-decimals'],
  ['0', 'EUR', 'too-small'],
  ['0.00', 'EUR', 'too-small'],
  ['1000000.01', 'EUR', 'too-large'],
  ['9999999999999999', 'EUR', 'too-large'],
  ['1000000', 'XMR', 'too-large'],
  ['5', 'ZZZ', 'unknown-currency'],
  ['5', 'toString', 'unknown-currency'],
])('%j %s is refused: %s', (text, currency, problem) => {
  expect(parseAmount(text, currency)).toEqual({ ok: false, problem });
});

test('an amount that is written out is read back as the same amount', () => {
  const amounts = fc.record({
    minor: fc.integer({ min: 1, max: 100_000_000 }),
    currency: fc.constantFrom(...currencies),
  });
  fc.assert(
    fc.property(amounts, fc.constantFrom('short' as const, 'fixed' as const), (amount, format) => {
      const text = formatAmount(amount, format);
      const reading = parseAmount(text, amount.currency);
      if (Number(text) > 1_000_000) expect(reading).toEqual({ ok: false, problem: 'too-large' });
      else expect(reading).toEqual({ ok: true, amount });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [{ minor: 500, currency: 'EUR' }, '5', '5.00', '500'],
  [{ minor: 550, currency: 'EUR' }, '5.50', '5.50', '550'],
  [{ minor: 5, currency: 'EUR' }, '0.05', '0.05', '5'],
  [{ minor: 500, currency: 'JPY' }, '500', '500', '500'],
])('%j is written short, fixed or in minor units', (amount, short, fixed, minor) => {
  expect(formatAmount(amount, 'short')).toBe(short);
  expect(formatAmount(amount, 'fixed')).toBe(fixed);
  expect(formatAmount(amount, 'minor')).toBe(minor);
});

test.each([0, -5, 0.5, Number.NaN, 2 ** 60])('an amount of %d in the smallest unit is a fault', (minor) => {
  expect(() => formatAmount({ minor, currency: 'EUR' }, 'short')).toThrow('not an amount');
});

test('a currency has the decimals of ISO 4217, also where people write fewer', () => {
  expect(['HUF', 'IDR', 'JPY', 'KRW', 'KWD', 'TND', 'ISK', 'CLP', 'UGX'].map(decimalsOf)).toEqual([
    2, 2, 0, 0, 3, 3, 0, 0, 0,
  ]);
  expect(decimalsOf('EUR')).toBe(2);
  expect(decimalsOf('constructor')).toBeUndefined();
});

test('every currency the catalogue names has its decimals', () => {
  const named = catalogue.all.flatMap(({ forms }) => forms.flatMap(({ amount }) => amount?.currencies ?? []));
  expect(named.filter((currency) => decimalsOf(currency) === undefined)).toEqual([]);
});
