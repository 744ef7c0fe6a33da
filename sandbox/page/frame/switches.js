import { html } from 'lit';
import { avatar } from '../shared/templates/avatar.js';
/** @import { Locale, Person, PersonKey } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */

/**
 * @param {Person[]} people
 * @param {PersonKey} chosen
 * @param {Say} say
 * @param {(as: PersonKey) => void} choose
 */
export const personSwitch = (people, chosen, say, choose) => html`
  <fieldset class="people">
    <legend>${say('youAre')}</legend>
    ${people.map(
      (one) => html`
        <label class="person" data-testid=${`person-${one.key}`}>
          <input type="radio" name="person" .checked=${one.key === chosen} @change=${() => choose(one.key)} />
          ${avatar(one)}<span class="who"><b>${one.name}</b><small>${say(one.part)}</small></span>
        </label>
      `,
    )}
  </fieldset>
`;

/** @type {[Locale, string, string][]} */
const languages = [
  ['en-US', 'en', 'English'],
  ['fr', 'fr', 'Français'],
];

/**
 * @param {Locale} chosen
 * @param {Say} say
 * @param {(locale: Locale) => void} choose
 */
export const languageSwitch = (chosen, say, choose) => html`
  <fieldset class="languages">
    <legend>${say('language')}</legend>
    ${languages.map(
      ([locale, lang, name]) => html`
        <label data-testid=${`language-${lang}`}>
          <input type="radio" name="language" .checked=${locale === chosen} @change=${() => choose(locale)} />
          <span lang=${lang}>${name}</span>
        </label>
      `,
    )}
  </fieldset>
`;
