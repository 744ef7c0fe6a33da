import { createCache } from './cache.ts';

/** Each has a file of texts in data/locales and a glossary in docs/glossary. Languages are added to the end. */
export const languages = [
  'en',
  'fr',
  'de',
  'es',
  'pt-BR',
  'it',
  'nl',
  'pl',
  'tr',
  'ja',
  'ko',
  'zh-CN',
  'hi',
  'ar',
] as const;
export type Language = (typeof languages)[number];

/** Platforms have some forty locales between them. A forged one may be anything, so no more than this are kept. */
const MOST_LOCALES = 200;
const found = createCache<Language>(MOST_LOCALES);

/**
 * Finds the bot's language for a platform's locale, such as `fr-CA` or `en_US`: the same one, or else one that differs
 * only in the region or script, so Spanish and Portuguese from anywhere are understood. It is English for all others.
 *
 * Chinese in traditional characters (`zh-TW`) gets the simplified ones. CLDR's table of which languages people can read
 * puts the two scripts close to each other, and English far from both.
 */
export const languageOf = (locale = 'en'): Language => found.get(locale, () => bestOf(locale, languages));

/** Finds the one of some languages that somebody with this locale reads best, as `languageOf` describes it. */
export function bestOf<One extends string>(locale: string, among: readonly ('en' | One)[]): 'en' | One {
  const tag = locale.toLowerCase().replaceAll('_', '-');
  const exact = among.find((one) => one.toLowerCase() === tag);
  return exact ?? among.find((one) => primary(one) === primary(tag)) ?? 'en';
}

const primary = (tag: string): string => tag.split('-', 1)[0] ?? '';

/** Says whether a language is written from right to left. */
export const isRightToLeft = (language: string): boolean => /^(?:ar|fa|he|ur)(?:-|$)/.test(language);
