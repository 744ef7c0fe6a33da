import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidesSomething, lengthOf, shownName } from '../../src/text/plain-text.ts';

/** Every code point that shows nothing, turns the text around it, or has no meaning of its own. */
const BANNED = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u;

/** Unassigned and private ones are nearly all there are. */
const WITHOUT_MEANING = /[\p{Cn}\p{Co}]/u;
/** For these it will do to look at each so-many-th, in one place. A prime number meets every block at another place. */
const APART = 31;

/** What emoji are built from, and what looks like them: each is drawn often, so that joined ones come up. */
const parts = [
  '❤',
  '😀',
  '👩',
  '👨',
  '💻',
  '🏴',
  '🇩',
  '🇪',
  '1',
  '#',
  'a',
  ' ',
  '🏽',
  '🔥',
  '\u200d',
  '\ufe0f',
  '\u20e3',
].concat(['❤️', '👩‍💻', '👩🏽‍💻', '❤️‍🔥', '👩‍❤️‍👨', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '\u{e0067}', '\u{e007f}', '\u200b']);

describe('text that people typed', () => {
  it('hides what is left of it without the emoji that there are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 8 }), (some) => {
        const text = some.join('');
        expect(hidesSomething(text), JSON.stringify(text)).toBe(BANNED.test(text.replace(/\p{RGI_Emoji}/gv, '')));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused with any hidden character at its start, middle or end, out of all code points', () => {
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const character = String.fromCodePoint(point);
      if (!BANNED.test(character)) continue;
      const many = WITHOUT_MEANING.test(character);
      if (many && point % APART !== 0) continue;
      const places = many ? ['a_b'] : ['_ab', 'a_b', 'ab_'];
      for (const place of places) {
        const text = place.replace('_', character);
        if (!hidesSomething(text)) expect.fail(`U+${point.toString(16)} is let through`);
      }
    }
  });

  it('may be in any script, with accents and emoji', () => {
    for (const text of ['Ada', 'Zoë', 'Ирина', '日本語', 'हिन्दी', 'สวัสดี', 'مرحبا', '❤️', '👩‍👩‍👧', '👍🏽', '🇫🇷', '1️⃣']) {
      expect(hidesSomething(text), text).toBe(false);
    }
  });

  it('is counted as people count', () => {
    expect(lengthOf('é👍')).toBe(2);
  });
});

describe('a display name', () => {
  it('loses hidden characters, is cut to a length and is never empty', () => {
    expect(shownName('A\u202ed\u200ba')).toBe('Ada');
    expect(shownName('\u200b\u2800')).toBe('?');
    expect([...shownName('x'.repeat(500))]).toHaveLength(80);
    expect(hidesSomething(shownName(`a${'\u0301'.repeat(50)}`))).toBe(false);
  });
});
