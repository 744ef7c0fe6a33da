import { html } from 'lit';
import { avatar } from '../shared/templates/avatar.js';
/** @import { Person, PersonKey } from '../../scene.ts' */
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
