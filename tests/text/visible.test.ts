import { describe, expect, it } from 'vitest';
import { hidesSomething, lengthOf, shownName, trimmed, visible } from '../../src/text/plain-text.ts';

/** One of each class of what shows nothing, or turns the text around it. */
const hidden = [
  ...'\u0000\u001b\u0085\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200f\u202e\u2066\u2028\u2029\u2800\u3164',
  ...'\ufe0f\ufeff\ufff9\ue000\u0378\u{e0041}\u{e0100}\u{f0000}',
  ...'\u{1d159}\ufffc\u{16fe4}\u{1107f}\u{13441}\u{13442}\u2d7f\u{1da9b}\u{1daaf}',
  '\ud800',
];

describe('a typed text within a message', () => {
  it.each(hidden)('loses hidden characters: %j', (one) => {
    for (const text of [`${one}ab`, `a${one}b`, `ab${one}`]) {
      expect(hidesSomething(text)).toBe(true);
      expect(visible(text, 10)).toBe('ab');
    }
  });

  it('keeps three marks on a letter and no more', () => {
    const [three, four] = [3, 4].map((count) => `a${'\u0301'.repeat(count)}b`);
    expect(hidesSomething(three ?? '')).toBe(false);
    expect(hidesSomething(four ?? '')).toBe(true);
    expect(visible(three ?? '', 10)).toBe(three);
    expect(visible(four ?? '', 10)).toBe(three);
  });

  it('keeps emoji, whose joiners hide nothing, beside text that hides something', () => {
    for (const emoji of ['👩‍👩‍👧', '❤️', '🇫🇷', '1️⃣']) {
      expect(hidesSomething(`a${emoji}b${emoji}`), emoji).toBe(false);
      expect(hidesSomething(`${emoji}\u200d`), emoji).toBe(true);
    }
  });

  it('is cut to a length in whole characters, without spaces around it', () => {
    expect(visible('  ab  ', 10)).toBe('ab');
    expect(visible('😀😀😀😀', 4)).toBe('😀😀😀😀');
    expect(visible('😀😀😀😀😀', 4)).toBe('😀😀😀…');
    expect(lengthOf('😀a')).toBe(2);
    expect(shownName('  ')).toBe('?');
    expect(shownName(' Ada ')).toBe('Ada');
  });
});

describe('what was typed', () => {
  it('is taken without spaces, tabs and line breaks around it, and with those within', () => {
    expect(trimmed(' \t\r\n a \t\r\n b \t\r\n ')).toBe('a \t\r\n b');
    expect(trimmed('a')).toBe('a');
    expect(trimmed(' \n')).toBe('');
  });

  it('is taken without other spaces and what shows nothing around it, and with those within', () => {
    for (const one of [...'\u00a0\u2003\u202f\u3000\u2028\u200b\u200e\u202e\u2066\u2060\u00ad\ufeff']) {
      expect(trimmed(`${one} ${one}a${one}b${one} ${one}`), JSON.stringify(one)).toBe(`a${one}b`);
    }
  });

  it('keeps the emoji at its ends whole', () => {
    for (const emoji of ['❤️', '👩‍👩‍👧', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣']) expect(trimmed(` ${emoji} `)).toBe(emoji);
  });

  it('is trimmed at once, however many spaces are within', () => {
    const begun = performance.now();
    for (const one of [' ', '\u00a0', '\u200b']) {
      expect(trimmed(`x${one.repeat(200_000)}x`)).toHaveLength(200_002);
    }
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
