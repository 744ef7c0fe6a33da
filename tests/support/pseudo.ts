import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../data/locales/en.json' with { type: 'json' };
import { memoize } from '../../src/text/memoize.ts';
import { type Language, putTexts, type TextKey } from '../../src/text/texts.ts';
import { longestOf, roomFor } from './text-limits.ts';

const LITERAL = 0;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * A language that the tests make of the English texts: each letter has an accent, so that a text that doesn't come from
 * the files is seen, each text stands in brackets, so that a sentence put together from two is seen, and is a quarter
 * longer, as translations are. Unicode has these codes for it, and for one that is written from right to left.
 */
export const PSEUDO = 'en-XA' as Language;
export const PSEUDO_RIGHT_TO_LEFT = 'ar-XB' as Language;

const plainLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const arabic = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';
const alphabets: Readonly<Record<string, string>> = {
  [PSEUDO]: 'åƀçďéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇĎÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ',
  [PSEUDO_RIGHT_TO_LEFT]: arabic + arabic,
};

const quoted = (text: string): string => text.replace(/'/g, "''").replace(/[{}<>#]/g, "'$&'");

type Letters = ReadonlyMap<string, string>;

/** Writes a message with its words changed. What is in code is typed, so it stays. */
const written = (elements: readonly Element[], letters: Letters): string =>
  elements.map((element) => writtenOne(element, letters)).join('');

function writtenOne(element: Element, letters: Letters): string {
  if ('children' in element) {
    const { value: tag, children } = element;
    return `<${tag}>${written(children, tag === 'code' ? new Map() : letters)}</${tag}>`;
  }
  if ('options' in element) {
    const cases = Object.entries(element.options).map(([one, { value }]) => `${one} {${written(value, letters)}}`);
    return `{${element.value}, ${'pluralType' in element ? 'plural' : 'select'}, ${cases.join(' ')}}`;
  }
  if (!('value' in element)) return '#';
  if (element.type !== LITERAL) return `{${element.value}}`;
  return quoted([...element.value].map((one) => letters.get(one) ?? one).join(''));
}

/** Makes a text a quarter longer and puts it in brackets, as far as translators have the room. */
function toPseudo(key: string, source: string, language: string, letters: Letters): string {
  const text = written(new IntlMessageFormat(source, 'en').getAst(), letters);
  const room = roomFor(key);
  const most = room === undefined ? Number.POSITIVE_INFINITY : room - longestOf(text, language) - 2;
  const more = Math.min(Math.ceil(source.length / 4), most);
  // Markdown has no use for these signs, so none of them has a backslash before it.
  return more >= 0 ? `⟦${text}${'·'.repeat(more)}⟧` : text;
}

/** The texts of a language that the tests make up; undefined for any other. They are made when they are first needed. */
export const pseudoSources = memoize((language: string): Record<TextKey, string> | undefined => {
  const alphabet = alphabets[language];
  if (alphabet === undefined) return undefined;
  const letters = new Map([...plainLetters].map((letter, at) => [letter, [...alphabet][at] ?? letter]));
  const texts = Object.entries(en).map(([key, source]) => [key, toPseudo(key, source, language, letters)]);
  return Object.fromEntries(texts) as Record<TextKey, string>;
});

/** Has the bot speak both languages. */
export function putPseudo(): void {
  for (const language of [PSEUDO, PSEUDO_RIGHT_TO_LEFT]) {
    const sources = pseudoSources(language);
    if (sources) putTexts(language, sources);
  }
}
