import { IntlMessageFormat } from 'intl-messageformat';
import { mixes } from './direction.ts';
import { elided, startsWithVowel } from './elision.ts';
import { isRightToLeft } from './languages.ts';
import { type Line, plain, type Span } from './line.ts';
import { memoize } from './memoize.ts';
import { addLine, addSpan, addText, finished, setApart, type Written } from './written.ts';

/** Strings and spans are put into a message as they are; numbers are formatted as the message says. */
export type Values = Record<string, string | number | Span | Line>;

/** Makes the sentence with its values. @throws {Error} when a value is missing. */
export type Message = (values: Values) => Line;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Cases = Extract<Element, { options: unknown }>;

/** The parser numbers the kinds of elements. */
const LITERAL = 0;
const ARGUMENT = 1;
const SELECT = 5;
const PLURAL = 6;
const POUND = 7;
const TAG = 8;

/** Writes a part of a message. `count` is the number that `#` stands for. */
type Part = (values: Values, to: Written, count: number) => void;

function lineOf(parts: readonly Part[], values: Values, count: number): Line {
  const to: Written = { line: [], text: undefined };
  for (const part of parts) part(values, to, count);
  return finished(to);
}

function given(name: string, values: Values): Values[string] {
  const value = values[name];
  if (value === undefined) throw new Error(`the message has no value for {${name}}`);
  return value;
}

/** What the parts of one message have in common. */
interface Grammar {
  language: string;
  rightToLeft: boolean;
  /** Within `<code>` nothing is set apart, because it would be copied with what is typed. */
  inCode: boolean;
}

/** All messages of a language share these, because each takes some kilobytes. */
const numbersIn = memoize((language: string) => new Intl.NumberFormat(language, { numberingSystem: 'latn' }));
const rulesOf = {
  cardinal: memoize((language: string) => new Intl.PluralRules(language)),
  ordinal: memoize((language: string) => new Intl.PluralRules(language, { type: 'ordinal' })),
};

const toParts = (elements: readonly Element[], grammar: Grammar): Part[] =>
  elements.map((element, at) => toPart(element, elements[at + 1], grammar));

function toPart(element: Element, next: Element | undefined, grammar: Grammar): Part {
  if (element.type === LITERAL) return toText(element.value, next, grammar);
  if (element.type === POUND) {
    const format = numbersIn(grammar.language);
    return (_, to, count) => addText(to, format.format(count));
  }
  if (element.type === ARGUMENT) return toPlace(element.value, grammar);
  if (element.type === TAG) return toTag(element, grammar);
  if (element.type === SELECT) return toChoice(element, grammar);
  if (element.type === PLURAL) return toPlural(element, grammar);
  const formatted = new IntlMessageFormat([element], grammar.language);
  return (values, to) => addText(to, String(formatted.format({ ...values })));
}

/** Writes a text. Before a name its last vowel may be dropped, as in « le lien d’Ada ». */
function toText(text: string, next: Element | undefined, { language }: Grammar): Part {
  const short = elided(text, language);
  const name = next && firstPlace(next);
  if (short === undefined || name === undefined) return (_, to) => addText(to, text);
  return (values, to) => addText(to, startsWithVowel(wordsIn(given(name, values))) ? short : text);
}

/** The value that an element begins with, in bold or not. */
function firstPlace(element: Element): string | undefined {
  if (element.type === ARGUMENT) return element.value;
  const [first] = element.type === TAG && element.value === 'b' ? element.children : [];
  return first && firstPlace(first);
}

const wordsIn = (value: Values[string]): string =>
  typeof value === 'object' ? plain('kind' in value ? [value] : value) : String(value);

function toPlace(name: string, { language, rightToLeft, inCode }: Grammar): Part {
  return (values, to) => {
    const value = given(name, values);
    if (typeof value === 'number') addText(to, String(value));
    else if (inCode || !mixes(value, rightToLeft)) addValue(to, value, language);
    else setApart(to, () => addValue(to, value, language));
  };
}

function addValue(to: Written, value: string | Span | Line, language: string): void {
  if (typeof value === 'string') addText(to, value);
  else if ('kind' in value) addSpan(to, worded(value, language));
  else
    addLine(
      to,
      value.map((span) => worded(span, language)),
    );
}

/** A moment that no message has yet been made of is written in the language of this one. */
const worded = (span: Span, language: string): Span =>
  typeof span !== 'string' && span.kind === 'moment' ? { language, ...span } : span;

function toTag({ value: tag, children }: Extract<Element, { children: unknown }>, grammar: Grammar): Part {
  if (tag === 'b') {
    const parts = toParts(children, grammar);
    return (values, to, count) => addSpan(to, { kind: 'bold', line: lineOf(parts, values, count) });
  }
  if (tag !== 'code') throw new SyntaxError(`a message has the unknown tag <${tag}>`);
  const parts = toParts(children, { ...grammar, inCode: true });
  return (values, to, count) => {
    const text = plain(lineOf(parts, values, count));
    if (grammar.inCode || !mixes(text, grammar.rightToLeft)) addSpan(to, { kind: 'code', text });
    else setApart(to, () => addSpan(to, { kind: 'code', text }));
  };
}

function casesOf({ options }: Cases, grammar: Grammar): (wanted: readonly string[]) => readonly Part[] {
  const cases = new Map(Object.entries(options).map(([one, { value }]) => [one, toParts(value, grammar)]));
  return (wanted) => wanted.map((one) => cases.get(one)).find((one) => one !== undefined) ?? cases.get('other') ?? [];
}

function toChoice(element: Cases, grammar: Grammar): Part {
  const { value: name } = element;
  const cases = casesOf(element, grammar);
  return (values, to, count) => {
    for (const part of cases([String(given(name, values))])) part(values, to, count);
  };
}

function toPlural(element: Extract<Element, { offset: number }>, grammar: Grammar): Part {
  const rules = rulesOf[element.pluralType ?? 'cardinal'](grammar.language);
  const { value: name, offset } = element;
  const cases = casesOf(element, grammar);
  return (values, to) => {
    const value = Number(given(name, values));
    const count = value - offset;
    for (const part of cases([`=${value}`, rules.select(count)])) part(values, to, count);
  };
}

/** A source without these characters is a text as it stands, and needs no parser. The apostrophe quotes the others. */
const SYNTAX = /[{}<>']/;

/**
 * Makes a message of its source in ICU's syntax. The library parses it, and what it parsed is put together here, because
 * the library takes seven times as long for that, and knows neither which values need to be set apart in a sentence of
 * the other direction (UAX #9), nor which words lose a vowel before a name.
 * @throws {SyntaxError} when the source is malformed.
 */
export function toMessage(source: string, language: string): Message {
  if (!SYNTAX.test(source)) return () => [source];
  const grammar = { language, rightToLeft: isRightToLeft(language), inCode: false };
  const parts = toParts(new IntlMessageFormat(source, language).getAst(), grammar);
  return (values) => {
    const line = lineOf(parts, values, 0);
    return line.length > 0 ? line : [''];
  };
}
