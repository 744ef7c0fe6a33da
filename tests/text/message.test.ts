import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.ts';
import { type Line, plain, type Span } from '../../src/text/line.ts';
import { toMessage, type Values } from '../../src/text/message.ts';
import { languages } from '../../src/text/texts.ts';

/**
 * A line without what the library knows nothing of: marks of direction, the language in which a moment is written, and
 * vowels that French drops before a name.
 */
const bare = (line: Line): Line => {
  const spans = line.map((span): Span => {
    if (typeof span === 'string') return span.replace(/[\u2068\u2069]/g, '').replace(/(d|qu)’/gi, '$1e ');
    if (span.kind === 'bold') return { ...span, line: bare(span.line) };
    return span.kind === 'moment' ? { kind: 'moment', at: span.at } : span;
  });
  // A mark may have been all there was between two spans.
  return spans.filter((span) => span !== '');
};

/** What the library makes of a message, all of it. */
function formatted(source: string, language: string, given: Values): Line {
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, inLanguage(value, language)]));
  const parts = new IntlMessageFormat(source, language).format<Span | Line>({
    ...values,
    b: (inside) => ({ kind: 'bold', line: inside.flat() as Span[] }),
    code: (inside) => ({ kind: 'code', text: plain(inside.flat() as Span[]) }),
  });
  return Array.isArray(parts) ? (parts.flat() as Span[]) : [parts as Span];
}

function inLanguage(value: Values[string], language: string): Values[string] {
  if (typeof value !== 'object') return value;
  const worded = (span: Span): Span =>
    typeof span === 'object' && span.kind === 'moment' ? { ...span, language } : span;
  return 'kind' in value ? worded(value) : value.map(worded);
}

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', '0', '<b>a</b>', '{name}', "it's", '#', 'ünïcödé', '👩‍👩‍👧'),
);
const span = fc.oneof<fc.Arbitrary<Span>[]>(
  text,
  fc.record({ kind: fc.constant('code' as const), text }),
  fc.record({ kind: fc.constant('bold' as const), line: fc.array(text, { maxLength: 2 }) }),
  fc.record({ kind: fc.constantFrom('member', 'role', 'channel'), id: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('moment' as const), at: fc.integer({ min: 0, max: 2_000_000_000_000 }) }),
);
const line = fc.array(span, { maxLength: 3 });
const count = fc.oneof(fc.integer({ min: -3, max: 120 }), fc.constantFrom(0.5, 1.5, 1_000_000));
const value = fc.oneof<fc.Arbitrary<Values[string]>[]>(text, count, span, line);

/** These have between two and six plural forms. */
const spoken = ['en', 'fr', 'de', 'pl', 'ru', 'cs', 'ar', 'ja', 'lt', 'cy', 'pt-BR'];

/** In a source, a quote before a brace or a tag makes it text, and two quotes are one. */
const literal = fc.oneof(
  fc.stringMatching(/^[a-zé .,;:!?#’-]{0,8}$/u),
  fc.constantFrom("''", "'{'", "'{a} <b>'", "'<b>'", '\n', 'a > b', '42'),
);

const { message } = fc.letrec<{ message: string; element: string }>((tie) => ({
  message: fc.array(tie('element'), { maxLength: 4 }).map((all) => all.join('')),
  element: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    literal,
    fc.constantFrom('{one}', '{two}', '{count}'),
    fc.tuple(fc.constantFrom('b', 'code'), tie('message')).map(([tag, held]) => `<${tag}>${held}</${tag}>`),
    fc
      .tuple(fc.constantFrom('plural,', 'selectordinal,', 'plural, offset:1'), tie('message'), tie('message'))
      .map(([kind, one, other]) => `{count, ${kind} =0 {none} one {${one}} few {# few} many {#} other {# ${other}}}`),
    fc.tuple(tie('message'), tie('message')).map(([yes, no]) => `{choice, select, yes {${yes}} other {${no}}}`),
    fc.constantFrom('{count, number}', '{count, number, ::percent}', '{at, date, short}', '{at, time, short}'),
  ),
}));

const values = fc.record({
  one: value,
  two: value,
  count,
  choice: fc.constantFrom('yes', 'no', ''),
  at: fc.integer({ min: 0, max: 2_000_000_000_000 }),
});

it('a message in ICU’s syntax is made as intl-messageformat makes it, in any language', () => {
  fc.assert(
    fc.property(
      message,
      fc.constantFrom(...spoken),
      fc.array(values, { minLength: 1, maxLength: 3 }),
      (source, language, given) => {
        const made = toMessage(source, language);
        for (const one of given) expect(bare(made(one))).toEqual(bare(formatted(source, language, one)));
      },
    ),
    { numRuns: 1500 },
  );
});

it('a message without a value that it needs is refused, as intl-messageformat refuses it', () => {
  const given: Values = { other: 'a' };
  for (const source of ['{name}', '<b>{name}</b>', '{name, plural, other {#}}']) {
    expect(() => toMessage(source, 'en')(given)).toThrow(/name/);
    expect(() => formatted(source, 'en', given)).toThrow(/name/);
  }
});

it.each(['{', '<b>a', '{a, plural, one {a}}'])('the malformed message %j is refused before it is used', (source) => {
  expect(() => toMessage(source, 'en')).toThrow(SyntaxError);
});

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const LITERAL = 0;

/** Values for what is in a message: a number where it counts, one of the choices where it chooses. */
function valuesFor(elements: readonly Element[]): Record<string, fc.Arbitrary<Values[string]>> {
  const found = elements.map((element) => {
    if ('children' in element) return valuesFor(element.children);
    if ('options' in element) {
      const choices = Object.keys(element.options);
      const value = 'pluralType' in element ? count : fc.constantFrom(...choices, 'another');
      return Object.assign({}, ...Object.values(element.options).map((one) => valuesFor(one.value)), {
        [element.value]: value,
      });
    }
    return 'value' in element && element.type !== LITERAL ? { [element.value]: value } : {};
  });
  return Object.assign({}, ...found);
}

describe.each(languages)('the texts in %s', (language) => {
  const file = join(root, 'data/locales', `${language}.json`);
  const sources = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);

  it('are all made as intl-messageformat makes them', () => {
    for (const source of sources) {
      const made = toMessage(source, language);
      const needed = fc.record(valuesFor(new IntlMessageFormat(source, language).getAst()));
      const same = fc.property(needed, (given) => {
        expect(bare(made(given))).toEqual(bare(formatted(source, language, given)));
      });
      fc.assert(same, { numRuns: 5 });
    }
  });
});
