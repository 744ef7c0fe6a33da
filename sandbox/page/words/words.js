import { en } from './en.js';
import { fr } from './fr.js';
/** @import { Locale } from '../../scene.ts' */

/** @typedef {keyof typeof en} Word */
/** @typedef {(word: Word, values?: Record<string, string | number>) => string} Say */

/**
 * The page's own words in the language that the platforms' clients are set to.
 * @param {Locale} locale
 * @returns {Say}
 */
export const wordsIn = (locale) => {
  const words = locale === 'fr' ? fr : en;
  return (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
};
