import { html } from 'lit';
import { languages } from '../words/languages.js';
/** @import { Locale } from '../../locales.ts' */
/** @import { Say } from '../words/words.js' */

/**
 * @param {Locale} chosen
 * @param {Say} say
 * @param {(locale: Locale) => void} choose
 */
export const languageSwitch = (chosen, say, choose) => html`
  <select
    class="plain-button"
    data-testid="language"
    aria-label=${say('language')}
    @change=${(/** @type {Event} */ event) => {
      const { selectedIndex } = /** @type {HTMLSelectElement} */ (event.target);
      const language = languages[selectedIndex];
      if (language) choose(language.locale);
    }}
  >
    ${languages.map(
      ({ locale, lang, name }) =>
        html`<option value=${locale} lang=${lang} .selected=${locale === chosen}>${name}</option>`,
    )}
  </select>
`;
