import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAlikes } from '../../src/jars/look-alikes.ts';
import { handleSkeleton, nameSkeleton } from '../../src/jars/skeleton.ts';

const handle = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,20}$/);

describe('a handle looks like another', () => {
  it.each([
    ['artist', 'art1st'],
    ['artist', 'artist_'],
    ['artist', 'ártist'],
    ['artist', 'ARTlST'],
    ['artist', 'artіst'],
    ['artist', 'ａｒｔｉｓｔ'],
    ['artist', 'ar.tist'],
    ['adalovelace', 'adal0velace'],
    ['adalovelace', 'ada-lovelace'],
    ['adalovelace', 'ada1ovelace'],
    ['modern', 'modem'],
    ['wanda', 'vvanda'],
    ['sasha', '5a5ha'],
    ['bobby', '8o88y'],
    ['bobby', '6o66y'],
    ['jacob', 'jaco6'],
    ['adalovelace', 'aclalovelace'],
    ['cloudy', 'doucly'],
    ['grace', 'qrace'],
    ['emma', 'ennnna'],
    ['emma', 'emrna'],
    ['emma', 'ernnna'],
    ['windows', 'vvinclovvs'],
  ])('%s and %s', (one, other) => {
    expect(handleSkeleton(other)).toBe(handleSkeleton(one));
  });

  it.each([
    ['artist', 'artists'],
    ['artist', 'theartist'],
    ['artist', 'artist2'],
    ['artist1', 'artist2'],
    ['john6', 'john8'],
    ['john61', 'john81'],
    ['ada', 'aida'],
    ['ben', 'den'],
  ])('but not %s and %s', (one, other) => {
    expect(handleSkeleton(other)).not.toBe(handleSkeleton(one));
  });

  it('with any separators between its letters', () => {
    fc.assert(
      fc.property(handle, fc.array(fc.constantFrom('_', '.', '-', ''), { maxLength: 25 }), (text, between) => {
        const spread = [...text].map((letter, at) => letter + (between[at] ?? '')).join('');
        expect(handleSkeleton(spread)).toBe(handleSkeleton(text));
      }),
    );
  });

  it('with a letter replaced by one that looks like it', () => {
    const swaps = Object.entries(lookAlikes).flatMap(([letter, alike]) =>
      [...alike].map((one) => [letter, one] as const),
    );
    fc.assert(
      fc.property(handle, fc.constantFrom(...swaps), (text, [letter, alike]) => {
        expect(handleSkeleton(text.replaceAll(letter, alike))).toBe(handleSkeleton(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('in capitals', () => {
    fc.assert(
      fc.property(handle, (text) => {
        expect(handleSkeleton(text.toUpperCase())).toBe(handleSkeleton(text));
      }),
    );
  });

  it('but not when both are numbers, such as phone and account numbers', () => {
    const number = fc.stringMatching(/^\+?[0-9]{1,15}$/);
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(one !== other);
        expect(handleSkeleton(one)).not.toBe(handleSkeleton(other));
      }),
    );
  });

  it('and its skeleton has itself as its skeleton', () => {
    fc.assert(
      fc.property(handle, (text) => {
        expect(handleSkeleton(handleSkeleton(text))).toBe(handleSkeleton(text));
      }),
    );
  });
});

describe('a display name looks like another', () => {
  it.each([
    ['Ada Lovelace', 'Ada  Lovelace ✓'],
    ['Ada Lovelace', 'Аda Lоvelаce'],
    ['Ada Lovelace', 'ＡＤＡ ＬＯＶＥＬＡＣＥ'],
    ['Ada Lovelace', 'Adа Lοvelacé'],
    ['Ada Lovelace', '𝓐𝓭𝓪 𝕷𝖔𝖛𝖊𝖑𝖆𝖈𝖊'],
    ['Ada Lovelace', 'ᴀᴅᴀ ʟᴏᴠᴇʟᴀᴄᴇ'],
    ['Ada Lovelace', 'ada.lovelace'],
    ['Straße', 'STRASSE'],
    ['Ælfred', 'Aelfred'],
    ['Ada', 'A\u3164d\u{13441}a\uffa0'],
    ['ADA LOVELACE', 'ꓮꓓꓮ ꓡꓳꓦꓰꓡꓮꓚꓰ'],
    ['ADA LOVELACE', 'ᗩᗪᗩ ᒪOᐯᗴᒪᗩᑕᗴ'],
    ['GRACE HOPPER', 'ᘜᖇᗩᑕᗴ ᕼOᑭᑭᗴᖇ'],
    ['KATE TOM', 'ⲔⲀⲦⲈ ⲦⲞⲘ'],
    ['kate tom', 'ⲕⲁⲧⲉ ⲧⲟⲙ'],
    ['BRAM', 'ᛒᚱᎪᛖ'],
    ['Toby', '𐌕𐊒𐌁𐊲'],
  ])('%s and %s', (one, other) => {
    expect(nameSkeleton(other)).toBe(nameSkeleton(one));
  });

  it('but not when a letter differs, in any script', () => {
    expect(nameSkeleton('Ada')).not.toBe(nameSkeleton('Eda'));
    expect(nameSkeleton('田中')).not.toBe(nameSkeleton('田口'));
    expect(nameSkeleton('Мария')).not.toBe(nameSkeleton('Дарья'));
  });

  it('and looks like no other when it has no letter or digit', () => {
    expect(nameSkeleton('🎨✨')).toBe('');
  });
});
