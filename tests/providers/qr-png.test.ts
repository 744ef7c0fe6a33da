import { default as jsqr } from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { payment, qrPng } from '../../src/providers/index.ts';
import { provider } from './support.ts';

test.each([
  'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0015',
  payment(provider('iban'), 'NL91ABNA0417164300/Ada Lovelace', { minor: 500, currency: 'EUR' })?.uri ?? '',
  payment(provider('pix'), '123e4567-e89b-42d3-a456-426655440000')?.uri ?? '',
  'a'.repeat(600),
])('the picture of %j is read by a scanner', (text) => {
  const { data, width, height } = PNG.sync.read(Buffer.from(qrPng(text)));
  expect(width).toBe(height);
  expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(text);
});

test('the quiet zone is four modules of eight pixels', () => {
  const { data, width } = PNG.sync.read(Buffer.from(qrPng('lightning:jack@strike.me')));
  const dark = (x: number, y: number) => data[(y * width + x) * 4] === 0;
  expect(dark(32, 32)).toBe(true);
  for (let along = 0; along < width; along++)
    for (let depth = 0; depth < 32; depth++) expect(dark(along, depth) || dark(depth, along)).toBe(false);
});

test('a text no code can hold is a fault', () => {
  expect(() => qrPng('a'.repeat(3000))).toThrow();
});
