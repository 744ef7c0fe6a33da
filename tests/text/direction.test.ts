import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from '../../src/slack/text.ts';
import { commas, commasBetween, list } from '../../src/text/formats.ts';
import { code, type Line, plain } from '../../src/text/line.ts';
import { toMessage, type Values } from '../../src/text/message.ts';
import type { Language } from '../../src/text/texts.ts';

/** A language of its own file comes later. */
const AR = 'ar' as Language;

const shown = (source: string, language: string, values: Values) =>
  plain(toMessage(source, language)(values)).replaceAll('\u2068', '[').replaceAll('\u2069', ']');

it.each([
  ['en', 'Tip {name}', { name: 'Ada' }, 'Tip Ada'],
  ['en', 'Tip {name} 5', { name: 'عائشة' }, 'Tip [عائشة] 5'],
  ['en', 'Tip {name}', { name: 'Ada عائشة' }, 'Tip [Ada عائشة]'],
  ['en', '<b>{name}</b>: <code>{handle}</code>', { name: 'אדה', handle: 'אדה' }, '[אדה]: [אדה]'],
  ['ar', 'بقشيش إلى {name}', { name: 'Ada' }, 'بقشيش إلى [Ada]'],
  ['ar', 'اكتب <code>/tipjar setup</code>', {}, 'اكتب [/tipjar setup]'],
  ['ar', 'اكتب <code>/tipjar remove {id}</code>', { id: 'paypal' }, 'اكتب [/tipjar remove paypal]'],
  ['ar', '{name} · {count}', { name: '', count: 3 }, ' · 3'],
  ['ar', '{who}', { who: { kind: 'member', id: 'U1' } }, '[@U1]'],
])('in %s, %j is set apart from %j as it has to be: %s', (language, source, values, wanted) => {
  expect(shown(source, language, values as Values)).toBe(wanted);
});

it('the marks stand outside of code, so that nobody copies them', () => {
  const line = toMessage('اكتب <code>/tipjar remove {id}</code>', 'ar')({ id: 'paypal' });
  expect(line).toContainEqual(code('/tipjar remove paypal'));
});

it('in a list, each thing is set apart, and the list isn’t, so that it runs as the sentence does', () => {
  const names = commas(['PayPal', 'Ko-fi'], AR);
  expect(names).toBe('\u2068PayPal\u2069 و\u2068Ko-fi\u2069');
  expect(plain(toMessage('في {names}', 'ar')({ names }))).toBe(`في ${names}`);
  expect(commasBetween(['a', 'b'], AR).join('')).toBe('\u2068a\u2069 و\u2068b\u2069');
  expect(list(['PayPal', 'Ko-fi', 'Wise'], 'fr')).toBe('PayPal, Ko-fi et Wise');
});

const mixed = fc
  .array(fc.constantFrom('a', 'Ada ', 'ע', 'عائشة', '5', ' ', '#', '@'), { maxLength: 5 })
  .map((all) => all.join(''));
const value = fc.oneof(
  mixed,
  mixed.map(code),
  mixed.map((text): Line => [text, { kind: 'bold', line: [text] }]),
  fc.nat(),
);

function depths(text: string): number[] {
  let depth = 0;
  return [...text].map((one) => {
    if (one === '\u2068') depth += 1;
    if (one === '\u2069') depth -= 1;
    return depth;
  });
}

it('every mark that is opened is closed, in any language, and also in a text that is cut off', () => {
  const source = '{one} a <b>{two}</b> <code>{one}</code> {count, plural, one {{two}} other {# {one}}}';
  fc.assert(
    fc.property(
      fc.constantFrom('en', 'fr', 'ar'),
      value,
      value,
      fc.nat(3),
      fc.nat(40),
      (language, one, two, count, most) => {
        const text = plain(toMessage(source, language)({ one, two, count }));
        for (const whole of [text, plainText(text, most + 1).text]) {
          expect(depths(whole).every((depth) => depth >= 0)).toBe(true);
          expect(depths(whole).at(-1) ?? 0).toBe(0);
        }
      },
    ),
  );
});

it('a sentence from left to right has no marks where nothing in it runs the other way', () => {
  const latin = fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.constantFrom('Ève', '日本', '👩‍👩‍👧', 'Żółw'));
  fc.assert(
    fc.property(fc.constantFrom('en', 'fr', 'ja'), latin, latin, (language, one, two) => {
      const text = plain(toMessage('{one} and <b>{two}</b> <code>{one}</code>', language)({ one, two }));
      expect(text).not.toMatch(/[\u2066-\u2069]/);
    }),
  );
});
