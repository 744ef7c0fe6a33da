import { default as jsqr } from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { payment, qrPng } from '../../src/providers/index.ts';
import { provider } from './support.ts';

test.each([
  'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0015',
  payment(provider('iban'), 'NL91ABNA0417164300/Ada Lovelace', { minor: 500, currency: 'EUR' })?.uri ?? '',
  payment(provider('pix'), '123e4567-e89b-42d3-a456-426655440000')?.uri ?? '',
  'BCD\n002\n1\nSCT\n\nZoë Ñandú-Łoś\nNL91ABNA0417164300\n',
  'a'.repeat(600),
])('a scanner reads %j from its picture', (text) => {
  const { data, width, height } = PNG.sync.read(Buffer.from(qrPng(text)));
  expect(width).toBe(height);
  expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(text);
});

test('the quiet zone is four white modules of eight pixels', () => {
  const { data, width } = PNG.sync.read(Buffer.from(qrPng('lightning:jack@strike.me')));
  const pixel = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x + 1) * 4)].join();
  expect(pixel(32, 32)).toBe('0,0,0,255');
  for (let along = 0; along < width; along++)
    for (let depth = 0; depth < 32; depth++)
      expect([pixel(along, depth), pixel(depth, along)]).toEqual(['255,255,255,255', '255,255,255,255']);
});

test('the picture of a long payment text is a small file', () => {
  expect(qrPng('a'.repeat(600)).length).toBeLessThan(10_000);
});

test('a code holds 2331 bytes of UTF-8 and no more', () => {
  expect(() => qrPng('a'.repeat(2331))).not.toThrow();
  expect(() => qrPng('a'.repeat(2332))).toThrow(RangeError);
  expect(() => qrPng('é'.repeat(1166))).toThrow(RangeError);
});
