import { IntlMessageFormat } from 'intl-messageformat';
import { isolated, mixes } from './direction.ts';
import { elided, startsWithVowel } from './elision.ts';
import { isRightToLeft } from './languages.ts';
import { type Line, plain, type Span } from './line.ts';
import { addSpans, addText, finished, type Written } from './written.ts';

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

const toParts = (elements: readonly Element[], grammar: Grammar): Part[] =>
  elements.map((element, at) => toPart(element, elements[at + 1], grammar));

function toPart(element: Element, next: Element | undefined, grammar: Grammar): Part {
  if (element.type === LITERAL) return toText(element.value, next, grammar);
  if (element.type === POUND) {
    const format = new Intl.NumberFormat(grammar.language, { numberingSystem: 'latn' });
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
    else {
      const apart = !inCode && mixes(value, rightToLeft);
      if (typeof value === 'string') addText(to, apart ? isolated(value) : value);
      else addSpans(to, 'kind' in value ? [worded(value, language)] : value.map((one) => worded(one, language)), apart);
    }
  };
}

/** A moment that no message has yet been made of is written in the language of this one. */
const worded = (span: Span, language: string): Span =>
  typeof span !== 'string' && span.kind === 'moment' ? { language, ...span } : span;

function toTag({ value: tag, children }: Extract<Element, { children: unknown }>, grammar: Grammar): Part {
  if (tag === 'b') {
    const parts = toParts(children, grammar);
    return (values, to, count) => addSpans(to, [{ kind: 'bold', line: lineOf(parts, values, count) }], false);
  }
  if (tag !== 'code') throw new SyntaxError(`a message has the unknown tag <${tag}>`);
  const parts = toParts(children, { ...grammar, inCode: true });
  return (values, to, count) => {
    const text = plain(lineOf(parts, values, count));
    addSpans(to, [{ kind: 'code', text }], !grammar.inCode && mixes(text, grammar.rightToLeft));
  };
}

function casesOf({ options }: Cases, grammar: Grammar): (wanted: readonly string[]) => readonly Part[] {
  const cases = new Map(Object.entries(options).map(([one, { value }]) => [one, toParts(value, grammar)]));
  return (wanted) => wanted.map((one) => cases.get(one)).find((one) => one !== undefined) ?? cases.get('other') ?? [];
}

function toChoice(element: Cases, grammar: Grammar): Part {
  const cases = casesOf(element, grammar);
  return (values, to, count) => {
    for (const part of cases([String(given(element.value, values))])) part(values, to, count);
  };
}

function toPlural(element: Extract<Element, { offset: number }>, grammar: Grammar): Part {
  const rules = new Intl.PluralRules(grammar.language, { type: element.pluralType ?? 'cardinal' });
  const cases = casesOf(element, grammar);
  return (values, to) => {
    const value = Number(given(element.value, values));
    const count = value - element.offset;
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
