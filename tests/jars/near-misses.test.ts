import { describe, expect, it } from 'vitest';
import { languageCode } from '../../src/jars/language.ts';
import { newListing, statusOf } from '../../src/jars/listing.ts';
import { handleSkeleton, nameSkeleton } from '../../src/jars/skeleton.ts';

describe('characters that look alike', () => {
  it.each([
    ['0', 'o'],
    ['1', 'l'],
    ['2', 'z'],
    ['3', 'e'],
    ['4', 'a'],
    ['5', 's'],
    ['7', 't'],
    ['8', 'b'],
    ['9', 'g'],
    ['I', 'l'],
    ['rn', 'm'],
    ['vv', 'w'],
    ['й', 'n'],
    ['ø', 'o'],
    ['æ', 'ae'],
  ])('%s has the skeleton of %s', (one, other) => {
    expect(handleSkeleton(`x${one}x`)).toBe(handleSkeleton(`x${other}x`));
    expect(nameSkeleton(`x${one}x`)).toBe(`x${nameSkeleton(other)}x`);
  });

  it('are never two different digits', () => {
    const digits = [...'0123456789'].map((digit) => handleSkeleton(`x${digit}`));
    expect(new Set(digits).size).toBe(10);
    expect(digits).not.toContain('x');
  });
});

describe('an almost valid value', () => {
  it('is not a locale unless it begins with a language', () => {
    for (const locale of ['', '-', '_en', 'st', 'qq']) {
      expect(languageCode(locale), locale).toBe(locale === 'st' ? 'st' : undefined);
    }
  });

  it('is pending while it waits, even when it is paused', () => {
    const listing = { ...newListing('discord:1', 'discord:2', 1), holds: { approval: 1 } };
    expect(statusOf(listing)).toBe('pending');
    expect(statusOf({ ...listing, pausedAt: 1 })).toBe('pending');
  });
});
