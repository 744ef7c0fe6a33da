import { html, nothing } from 'lit';
import { act } from '../shared/state/act.js';
import { languageSwitch } from './language-switch.js';
import { personSwitch } from './person-switch.js';
import './start-over.js';
import { themeSwitch } from './theme-switch.js';
/** @import { PersonKey, Scene } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */

/**
 * What the whole page has above both chats.
 * @param {Scene} scene
 * @param {PersonKey} as
 * @param {{ say: Say, become: (as: PersonKey) => void, hintsAgain: (() => void) | undefined, startedOver: () => void,
 *   themeSwitched: () => void }} how `hintsAgain` is undefined while hints are shown
 */
export const pageHeader = ({ people, locale }, as, { say, become, hintsAgain, startedOver, themeSwitched }) => html`
  <header class="frame">
    <div class="brand">
      <img src="/page/icon.svg" alt="" width="34" height="34" />
      <div>
        <h1>${say('title')}</h1>
        <p>${say('tagline')}</p>
      </div>
    </div>
    ${personSwitch(people, as, say, become)}
    <div class="frame-end">
      ${
        hintsAgain
          ? html`<button type="button" class="plain-button" data-testid="hints-again" @click=${hintsAgain}>
            ${say('hintsAgain')}
          </button>`
          : nothing
      }
      ${themeSwitch(say, themeSwitched)} ${languageSwitch(locale, say, (chosen) => act('locale', { locale: chosen }))}
      <start-over .say=${say} @started-over=${startedOver}></start-over>
    </div>
  </header>
`;
