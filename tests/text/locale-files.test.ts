import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.ts';
import { descriptionsIn, languages, type TextKey } from '../../src/text/texts.ts';
import { sourcesIn } from '../support/locale-files.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const LITERAL = 0;
const ARGUMENT = 1;

/** All elements of a message, however deep. */
function elementsOf(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => {
    const inside = 'children' in element ? elementsOf(element.children) : [];
    const cases = 'options' in element ? Object.values(element.options).flatMap(({ value }) => elementsOf(value)) : [];
    return [element, ...inside, ...cases];
  });
}

const parsed = (source: string, language: string) => elementsOf(new IntlMessageFormat(source, language).getAst());

/** What stands in `<code>`, with its placeholders. */
const codesIn = (source: string) => [...source.matchAll(/<code>(.*?)<\/code>/g)].map(([, code = '']) => code);

/** An example is put into each language: a name, an amount with its decimal sign. */
const isExample = (code: string) => /yourname|^[\d.,+]+$/.test(code);

/** The forms that counts up to a thousand take. Languages have more, for fractions and millions. */
function formsIn(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)))];
}

/** For which whole numbers a form stands: where each of them has a case of its own, nothing needs the form. */
function isCovered(form: string, cases: readonly string[], language: string): boolean {
  const rules = new Intl.PluralRules(language);
  const counts = Array.from({ length: 1001 }, (_, count) => count).filter((count) => rules.select(count) === form);
  return cases.includes(form) || counts.every((count) => cases.includes(`=${count}`));
}

/** Texts of several words that are rightly the same as in English, by language. So far there are none. */
const sameWords: Partial<Record<string, readonly TextKey[]>> = {};

/** Prose of a message: without code, names of placeholders and what chooses among cases. */
const proseOf = (source: string, language: string) =>
  parsed(source.replace(/<code>.*?<\/code>/g, ' '), language)
    .map((element) => (element.type === LITERAL ? element.value : ' '))
    .join('');

it('each locale file is a language of the bot, and each language has a glossary', () => {
  const files = readdirSync(join(root, 'data/locales')).map((file) => file.replace(/\.json$/, ''));
  expect(files.toSorted()).toEqual([...languages].toSorted());
  const without = languages.filter((language) => !existsSync(join(root, 'docs/glossary', `${language}.md`)));
  expect(without).toEqual([]);
});

it('each glossary has a word for each word of the English one, and says how people are addressed', () => {
  const words = (language: string) =>
    [...readFileSync(join(root, 'docs/glossary', `${language}.md`), 'utf8').matchAll(/^\| ([^|]+?) +\|/gm)]
      .map(([, word = '']) => word)
      .filter((word) => !/^-+$/.test(word));
  for (const language of languages) {
    expect(words(language), language).toEqual(words('en'));
    expect(readFileSync(join(root, 'docs/glossary', `${language}.md`), 'utf8')).toMatch(/^## Tone$/m);
  }
});

describe.each(languages)('the file of the texts in %s', (language) => {
  const sources = sourcesIn(language);
  const all = Object.entries(sources) as [TextKey, string][];

  it('has the descriptions of commands on lines of their own, from which the start reads them', () => {
    const wanted = all.filter(([key]) => /^(?:command|menu|choice)\./.test(key));
    expect([...descriptionsIn(language)]).toEqual(wanted);
  });

  it('counts and chooses, and formats nothing: what the bot knows how to write comes as text', () => {
    const formatting = all.filter(([, source]) =>
      parsed(source, language).some(
        (one) => !('options' in one || 'children' in one) && 'value' in one && one.type > ARGUMENT,
      ),
    );
    expect(formatting.map(([key]) => key)).toEqual([]);
  });

  it('has each form of a plural that the language needs', () => {
    const missing = all.flatMap(([key, source]) =>
      parsed(source, language).flatMap((element) => {
        if (!('pluralType' in element)) return [];
        const cases = Object.keys(element.options);
        return formsIn(language)
          .filter((form) => !isCovered(form, cases, language))
          .map((form) => `${key}: {${element.value}} needs ${form}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('has in code what the English file has, for it is what people type', () => {
    const changed = all.flatMap(([key, source]) => {
      const english = codesIn(sourcesIn('en')[key]).filter((code) => !isExample(code));
      const own = codesIn(source);
      const lost = english.filter((code) => !own.includes(code)).map((code) => `${key}: ${code} is missing`);
      const made = own.filter((code) => code.startsWith('/') && !english.includes(code));
      return [...lost, ...made.map((code) => `${key}: ${code} is no command of the English text`)];
    });
    expect(changed).toEqual([]);
  });

  it('has no straight quotes and apostrophes', () => {
    expect(all.filter(([, source]) => /["']/.test(proseOf(source, language))).map(([key]) => key)).toEqual([]);
  });
});

it.each(languages.filter((language) => language !== 'en'))(
  'the file of the texts in %s leaves none in English',
  (language) => {
    const english = sourcesIn('en');
    const left = Object.entries(sourcesIn(language)).filter(([key, source]) => {
      const words =
        proseOf(source, language)
          .replaceAll('Tip Jar', '')
          .match(/\p{L}{2,}/gu) ?? [];
      return source === english[key as TextKey] && words.length > 1 && !sameWords[language]?.includes(key as TextKey);
    });
    expect(left.map(([key, source]) => `${key}: ${source}`)).toEqual([]);
  },
);
