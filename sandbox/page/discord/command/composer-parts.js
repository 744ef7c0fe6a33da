import { html, nothing } from 'lit';
import { avatar } from '../../shared/templates/avatar.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */
/** @import { Line } from './command-line.js' */
/** @import { Suggestion } from './suggestions.js' */

/**
 * The line with its parts marked, to stand behind the text area. What is still being typed isn't called wrong yet.
 * @param {string} text
 * @param {Line | undefined} line
 */
export function lineCopy(text, line) {
  if (!line) return text;
  const parts = [];
  let at = 0;
  for (const { kind, start, end, wrong } of line.pieces) {
    parts.push(text.slice(at, start));
    const marked = wrong && end < text.length ? ' wrong' : '';
    parts.push(html`<span class=${`piece ${kind}${marked}`}>${text.slice(start, end)}</span>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}

/**
 * The options of the command in order, and what the one being written is for.
 * @param {Line} line
 * @param {Say} say
 */
export function optionHints({ leaf, filled, current }, say) {
  const now = current?.option ?? leaf.options.find((option) => !filled.some((one) => one.option === option));
  return html`
    <div class="dc-hints">
      <p>
        <b>/${leaf.shown}</b>
        ${leaf.options.map((option) => {
          const found = filled.find((one) => one.option === option);
          const state = option === current?.option ? 'now' : found?.error ? 'wrong' : found ? 'filled' : 'open';
          return html`<span class=${`dc-chip ${state}`}>${option.shown}${option.required ? nothing : html`<i>?</i>`}</span>`;
        })}
      </p>
      <p class="dc-hint">
        ${
          now
            ? html`<b>${now.shown}</b> ${now.description}${now.required ? nothing : html` <i>(${say('optional')})</i>`}`
            : leaf.description
        }
      </p>
    </div>
  `;
}

/**
 * @param {Suggestion[]} suggestions
 * @param {number} active
 * @param {Scene} scene
 * @param {Say} say
 * @param {boolean} values whether options or their values are suggested, rather than commands
 * @param {(one: Suggestion) => void} take
 */
export const suggestionList = (suggestions, active, scene, say, values, take) => html`
  <div id="discord-suggestions" class="dc-suggestions" role="listbox" ?hidden=${suggestions.length === 0} aria-label=${say(values ? 'options' : 'commands')}>
    ${suggestions.map(
      (one, index) => html`
        <div
          role="option"
          id=${`discord-suggestion-${index}`}
          class=${index === active ? 'dc-suggestion active' : 'dc-suggestion'}
          aria-selected=${index === active}
          @mousedown=${(/** @type {MouseEvent} */ event) => {
            // The text area keeps the focus.
            event.preventDefault();
            take(one);
          }}
        >
          ${iconOf(one, scene, values)}
          <b>${one.choosesFile ? say('chooseFile') : one.label}</b><span>${one.detail}</span>
        </div>
      `,
    )}
  </div>
`;

/** @param {Suggestion} one @param {Scene} scene @param {boolean} values */
function iconOf(one, scene, values) {
  if (!values) return avatar(undefined);
  if (one.choosesFile) return html`<span class="dc-plus" aria-hidden="true">+</span>`;
  const person = scene.people.find((someone) => someone.discordId === one.personId);
  return person ? avatar(person) : nothing;
}
