import { languageOf } from './languages.js';

/** @typedef {typeof import('./en.js').words} Words */
/** @typedef {keyof Words} Word */
/** @typedef {(word: Word, values?: Record<string, string | number>) => string} Say */

/** @type {Words | undefined} */
let loaded;
/** @type {Say} */
let latest = () => '';

/** The page's words in the language that was loaded last. Before the first has loaded, each is empty. @type {Say} */
export const spoken = (word, values) => latest(word, values);

/**
 * Loads the page's own words in the language that the platforms' clients are set to.
 * @param {string} locale
 * @returns {Promise<Say>} the same function until another language is loaded
 */
export async function wordsIn(locale) {
  const { words } = await languageOf(locale).load();
  if (loaded !== words) {
    loaded = words;
    latest = (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
  }
  return latest;
}
