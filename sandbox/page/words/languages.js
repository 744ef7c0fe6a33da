/** @import { Locale } from '../../locales.ts' */
/** @import { Words } from './words.js' */

/**
 * @typedef {{ locale: Locale, lang: string, name: string, dir?: 'rtl', load: () => Promise<{ words: Words }> }} Language
 *   `lang` is the code that the document gets, `name` is what the language calls itself
 */

/** The languages of the page. A new one is a file of words and a line here. @type {Language[]} */
export const languages = [
  { locale: 'en-US', lang: 'en', name: 'English', load: () => import('./en.js') },
  { locale: 'fr', lang: 'fr', name: 'Français', load: () => import('./fr.js') },
  { locale: 'de', lang: 'de', name: 'Deutsch', load: () => import('./de.js') },
  { locale: 'es-ES', lang: 'es', name: 'Español', load: () => import('./es.js') },
  { locale: 'pt-BR', lang: 'pt-BR', name: 'Português (Brasil)', load: () => import('./pt-br.js') },
  { locale: 'it', lang: 'it', name: 'Italiano', load: () => import('./it.js') },
  { locale: 'nl', lang: 'nl', name: 'Nederlands', load: () => import('./nl.js') },
  { locale: 'pl', lang: 'pl', name: 'Polski', load: () => import('./pl.js') },
  { locale: 'tr', lang: 'tr', name: 'Türkçe', load: () => import('./tr.js') },
  { locale: 'ja', lang: 'ja', name: '日本語', load: () => import('./ja.js') },
  { locale: 'ko', lang: 'ko', name: '한국어', load: () => import('./ko.js') },
  { locale: 'zh-CN', lang: 'zh-CN', name: '简体中文', load: () => import('./zh-cn.js') },
  { locale: 'hi', lang: 'hi', name: 'हिन्दी', load: () => import('./hi.js') },
  { locale: 'ar', lang: 'ar', name: 'العربية', dir: 'rtl', load: () => import('./ar.js') },
];

/** English stands in for a language that the page has no words for. @param {string} locale @returns {Language} */
export const languageOf = (locale) =>
  languages.find((one) => one.locale === locale) ?? /** @type {Language} */ (languages[0]);
