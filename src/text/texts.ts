import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type english from '../../data/locales/en.json';
import { root } from '../root.ts';
import { type Line, plain, type Span } from './line.ts';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
export type TextKey = keyof typeof english;

/** Strings and spans are put into a message as they are; numbers are formatted as the message says. */
export type Values = Record<string, string | number | Span | Line>;

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
  const parsed = new Map<TextKey, IntlMessageFormat>();
  const message = (key: TextKey) => {
    let found = parsed.get(key);
    if (!found) {
      if (sources[key] === undefined) throw new RangeError(`data/locales/${language}.json has no text ${key}`);
      found = new IntlMessageFormat(sources[key], language);
      parsed.set(key, found);
    }
    return found;
  };
  const say = (key: TextKey, values: Values = {}): Line => {
    const parts = message(key).format<Span | Line>({
      ...values,
      b: (inside) => ({ kind: 'bold', line: inside.flat() as Span[] }),
      code: (inside) => ({ kind: 'code', text: plain(inside.flat() as Span[]) }),
    });
    return Array.isArray(parts) ? (parts.flat() as Span[]) : [parts as Span];
  };
  return { language, say, words: (key, values) => plain(say(key, values)) };
}

const loaded = new Map<Language, Texts>();

export function textsIn(language: Language): Texts {
  let texts = loaded.get(language);
  if (!texts) {
    texts = load(language);
    loaded.set(language, texts);
  }
  return texts;
}

/** Finds the bot's language for a platform's locale, such as `fr-CA` or `en_US`. It is English for all others. */
export function languageOf(locale: string | undefined): Language {
  const language = locale?.toLowerCase().split(/[-_]/)[0];
  return languages.find((one) => one === language) ?? 'en';
}
