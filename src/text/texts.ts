import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type english from '../../data/locales/en.json';
import { root } from '../root.ts';
import { type Line, plain } from './line.ts';
import { memoize } from './memoize.ts';
import { toMessage, type Values } from './message.ts';

export type { Values } from './message.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
export type TextKey = keyof typeof english;

/** Has the sentences of one language. Each is parsed once: parsing takes a hundred times longer than formatting. */
export interface Texts {
  language: Language;
  /** Makes spans of `<b>` and `<code>` in a message. Tags in a value stay text. */
  say(key: TextKey, values?: Values): Line;
  /** Does the same as plain text, for labels. */
  words(key: TextKey, values?: Values): string;
}

function load(language: Language): Texts {
  const file = join(root, 'data/locales', `${language}.json`);
  const sources = JSON.parse(readFileSync(file, 'utf8')) as Record<TextKey, string>;
  const message = memoize((key: TextKey) => {
    if (sources[key] === undefined) throw new RangeError(`data/locales/${language}.json has no text ${key}`);
    return toMessage(sources[key], language);
  });
  /** Without values, a sentence is the same each time. */
  const constant = memoize((key: TextKey) => message(key)({}));
  const say = (key: TextKey, values?: Values): Line => (values ? message(key)(values) : constant(key));
  return { language, say, words: (key, values) => plain(say(key, values)) };
}

export const textsIn = memoize(load);

/** Finds the bot's language for a platform's locale, such as `fr-CA` or `en_US`. It is English for all others. */
export function languageOf(locale: string | undefined): Language {
  const language = locale?.toLowerCase().split(/[-_]/)[0];
  return languages.find((one) => one === language) ?? 'en';
}
