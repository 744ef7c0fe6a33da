import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../data/locales/en.json' with { type: 'json' };
import { type Language, putTexts, type TextKey } from '../../src/text/texts.ts';
import { longestOf, roomFor } from './text-limits.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * A language that the tests make of the English texts: each letter has an accent, so that a text that doesn't come from
 * the files is seen, each text stands in brackets, so that a sentence put together from two is seen, and is a third
 * longer, as translations are. Unicode has this code for it.
 */
export const PSEUDO = 'en-XA' as Language;

export const isPseudo = (language: Language): boolean => language === PSEUDO;

const plainLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'åƀçďéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇĎÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const letters = new Map([...plainLetters].map((letter, at) => [letter, [...accented][at] ?? letter]));

const strange = (text: string): string => [...text].map((one) => letters.get(one) ?? one).join('');

const quoted = (text: string): string => text.replace(/'/g, "''").replace(/[{}<>#]/g, "'$&'");

/** Writes a message with its words changed. What is in code is typed, so it stays. */
function written(elements: readonly Element[]): string {
  return elements.map(writtenOne).join('');
}

function writtenOne(element: Element): string {
  if ('children' in element) {
    const { value: tag, children } = element;
    const inside = tag === 'code' ? children.map(same).join('') : written(children);
    return `<${tag}>${inside}</${tag}>`;
  }
  if ('options' in element) {
    const cases = Object.entries(element.options).map(([one, { value }]) => `${one} {${written(value)}}`);
    return `{${element.value}, ${'pluralType' in element ? 'plural' : 'select'}, ${cases.join(' ')}}`;
  }
  if (!('value' in element)) return '#';
  return element.type === 0 ? quoted(strange(element.value)) : `{${element.value}}`;
}

const same = (element: Element): string =>
  'value' in element ? (element.type === 0 ? quoted(element.value) : `{${element.value}}`) : '#';

/** Puts a text in brackets and makes it a third longer, though no longer than the room that translators have. */
function toPseudo(key: string, source: string): string {
  const text = `[${written(new IntlMessageFormat(source, 'en').getAst())}]`;
  const room = roomFor(key);
  const more = Math.ceil(source.length / 3);
  return text + '~'.repeat(room === undefined ? more : Math.max(0, Math.min(more, room - longestOf(text, 'en'))));
}

export const pseudoSources = Object.fromEntries(
  Object.entries(en).map(([key, source]) => [key, toPseudo(key, source)]),
) as Record<TextKey, string>;

putTexts(PSEUDO, pseudoSources);
