import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageCode } from '../../src/jars/language.ts';

describe('the language of a locale', () => {
  it.each([
    ['en', 'en'],
    ['EN-us', 'en'],
    ['pt-BR', 'pt'],
    ['zh_TW', 'zh'],
    ['es-419', 'es'],
    ['no', 'no'],
    ['nb-NO', 'no'],
    ['nn', 'no'],
    ['iw', 'he'],
    ['in', 'id'],
    ['tl', 'tl'],
  ])('of %s is %s', (locale, code) => {
    expect(languageCode(locale)).toBe(code);
  });

  it.each(['', 'e', 'xx', 'zz', 'english', 'tlh', 'e-n', 'é', '12', 'en us', '__proto__', 'bh'])(
    'is undefined for %j',
    (text) => {
      expect(languageCode(text)).toBeUndefined();
    },
  );

  it('is a code of two letters that is its own language, for each of the 676 pairs of letters', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const codes = letters.flatMap((one) => letters.map((other) => languageCode(one + other)));
    const known = codes.filter((code) => code !== undefined);
    expect(known.length).toBeGreaterThan(170);
    expect(known.filter((code) => code.length !== 2 || languageCode(code) !== code)).toEqual([]);
  });

  it('is a code or undefined for every text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{2}[-_][a-zA-Z]{2}$/)), (text) => {
        const code = languageCode(text);
        if (code === undefined) return;
        expect(code).toMatch(/^[a-z]{2}$/);
        expect(languageCode(code)).toBe(code);
      }),
    );
  });
});
