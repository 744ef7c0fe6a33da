import { html, nothing } from 'lit';
import { avatar } from '../../shared/templates/avatar.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */
/** @import { Suggestion } from './suggestions.js' */

/**
 * @param {Scene} scene
 * @param {Say} say
 * @param {boolean} values whether options or their values are suggested, rather than commands
 * @returns {(one: Suggestion) => unknown}
 */
export const suggestionContent = (scene, say, values) => (one) =>
  html`
  ${iconOf(one, scene, values)}
  <b>${one.choosesFile ? say('chooseFile') : one.label}</b><span>${one.detail}</span>
`;

/** @param {Suggestion} one @param {Scene} scene @param {boolean} values */
function iconOf(one, scene, values) {
  if (!values) return avatar(undefined);
  if (one.choosesFile) return html`<span class="dc-plus" aria-hidden="true">+</span>`;
  const person = scene.people.find((someone) => someone.discordId === one.personId);
  return person ? avatar(person) : nothing;
}
