import { type Language, languages } from '../../src/text/texts.ts';

const [, ...others] = languages.filter((language) => language !== 'ar');

/**
 * English, the language from right to left, and another one by chance, for tests that would take too long in all of them.
 * Where one fails, its name says in which language.
 */
export const someLanguages: readonly Language[] = [
  'en',
  'ar',
  others[Math.floor(Math.random() * others.length)] ?? 'fr',
];
