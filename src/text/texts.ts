import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type english from '../../data/locales/en.json';
import { root } from '../root.ts';
import type { Language } from './languages.ts';
import { type Line, plain } from './line.ts';
import { memoize } from './memoize.ts';
import { toMessage, type Values } from './message.ts';

export { type Language, languageOf, languages } from './languages.ts';
export type { Values } from './message.ts';

export type TextKey = keyof typeof english;

/** Has the sentences of one language. Each is parsed once: parsing takes a hundred times longer than formatting. */
export interface Texts {
  language: Language;
  /** Makes spans of `<b>` and `<code>` in a message. Tags in a value stay text. */
  say(key: TextKey, values?: Values): Line;
  /** Does the same as plain text, for labels. */
  words(key: TextKey, values?: Values): string;
}

type Sources = Record<TextKey, string>;

const fileOf = (language: Language): string => readFileSync(join(root, 'data/locales', `${language}.json`), 'utf8');

function toTexts(language: Language, sources: Sources): Texts {
  const message = memoize((key: TextKey) => {
    if (sources[key] === undefined) throw new RangeError(`the texts in ${language} have no ${key}`);
    return toMessage(sources[key], language);
  });
  /** Without values, a sentence is the same each time. */
  const constant = memoize((key: TextKey) => message(key)({}));
  const say = (key: TextKey, values?: Values): Line => (values ? message(key)(values) : constant(key));
  return { language, say, words: (key, values) => plain(say(key, values)) };
}

const loaded = new Map<Language, Texts>();

/** Puts a language in that has no file, as the tests do with the one that they make up. */
export function putTexts(language: Language, sources: Sources): void {
  loaded.set(language, toTexts(language, sources));
}

/** Gets the texts of a language. Its file is read when it is first asked for, and stays in
 * memory: some 200 kB, and up to 1 MB more once every sentence has been said. */
export function textsIn(language: Language): Texts {
  const found = loaded.get(language);
  if (found) return found;
  const texts = toTexts(language, JSON.parse(fileOf(language)));
  loaded.set(language, texts);
  return texts;
}

/** A line of a locale file that describes something to a platform. Each text has a line of its own. */
const DESCRIPTION = /^ *"((?:command|menu|choice)\.[^"]+)": (".*"),?$/gm;

/**
 * Reads what platforms show of the commands in a language. At the start they are told it in every language, and parsing
 * all of the files would take twice as long and keep in memory what perhaps nobody asks for.
 */
export function descriptionsIn(language: Language): ReadonlyMap<string, string> {
  return new Map(
    Array.from(fileOf(language).matchAll(DESCRIPTION), ([, key = '', text = '']) => [key, JSON.parse(text)]),
  );
}
