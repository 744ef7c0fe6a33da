import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../data/locales/en.json' with { type: 'json' };
import { plain } from '../../src/text/line.ts';
import { memoize } from '../../src/text/memoize.ts';
import type { Language, TextKey, Values } from '../../src/text/texts.ts';
import { sourcesIn } from './locale-files.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Cases = Extract<Element, { options: unknown }>;

/** The parser's number for an element that is nothing but words. */
const LITERAL = 0;

/** Stands for a value that a test leaves open. */
const ANYTHING = '[^]*?';

export const textKeys = Object.keys(en) as TextKey[];

const parsedIn = memoize((language: Language) =>
  memoize((source: string) => new IntlMessageFormat(source, language).getAst()),
);
const parsed = (key: TextKey, language: Language) => parsedIn(language)(sourcesIn(language)[key]);

/**
 * The source of a regular expression for all that a message can be, as plain text. Values that are given stand in it
 * as they are; a value that isn't given may be anything, and a plural or choice that hangs on it any of its cases.
 *
 * @throws {Error} for a value that the message has no place for, which would be compared with nothing.
 */
export function messagePattern(key: TextKey, values: Values, language: Language): string {
  const elements = parsed(key, language);
  const places = placesIn(elements);
  const misplaced = Object.keys(values).filter((name) => !places.includes(name));
  if (misplaced.length > 0) throw new Error(`${key} has no place for ${misplaced.join(', ')}`);
  return patternOf(elements, values, language, ANYTHING);
}

/** How many characters of a message are its own words, whatever its values. */
export function ownLength(key: TextKey, language: Language): number {
  return patternOf(parsed(key, language), {}, language, ANYTHING).replaceAll(ANYTHING, '').replace(/\P{L}/gu, '')
    .length;
}

function placesIn(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    if ('children' in element) return placesIn(element.children);
    if ('options' in element) {
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => placesIn(value))];
    }
    return 'value' in element && element.type !== LITERAL ? [element.value] : [];
  });
}

/** @param number What `#` stands for within a plural. */
function patternOf(elements: Element[], values: Values, language: Language, number: string): string {
  const patterns = elements.map((element) => {
    if ('children' in element) return patternOf(element.children, values, language, number);
    if ('options' in element) return casesOf(element, values, language);
    if (!('value' in element)) return number;
    // French drops the vowel of these words before a name.
    if (element.type === LITERAL) return escaped(element.value).replace(/(d|qu)e $/i, '$1(?:e |’)');
    const value = values[element.value];
    return value === undefined ? ANYTHING : escaped(typeof value === 'number' ? String(value) : plain([value].flat()));
  });
  return patterns.join('');
}

function casesOf({ value: name, options }: Cases, values: Values, language: Language): string {
  const given = values[name];
  const chosen = given === undefined ? undefined : caseOf(given, language).find((one) => one in options);
  const cases = Object.entries(options).filter(([one]) => given === undefined || one === (chosen ?? 'other'));
  const number = typeof given === 'number' ? escaped(new Intl.NumberFormat(language).format(given)) : ANYTHING;
  return `(?:${cases.map(([, { value }]) => patternOf(value, values, language, number)).join('|')})`;
}

const caseOf = (given: Values[string], language: Language): string[] =>
  typeof given === 'number' ? [`=${given}`, new Intl.PluralRules(language).select(given)] : [String(given)];

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
