import { html, nothing } from 'lit';
import { isSelect } from '../components/component-types.js';
import { selectMenu } from '../components/select-template.js';
import { complaint, isRequired } from './modal-fields.js';

/** @import { Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */
/** @import { Field } from './modal-fields.js' */

/** Discord's number for the style of a text input of several lines. */
const paragraph = 2;
/** Discord takes this many characters in a text input. */
const longestText = 4000;

/**
 * A field with its label, and with what is wrong with it once the person tried to submit it.
 * @param {Field} field
 * @param {{ value: string | string[], tried: boolean, set: (value: string | string[]) => void, scene: Scene, say: Say }} state
 */
export function fieldTemplate({ input, label, description }, { value, tried, set, scene, say }) {
  const id = `dc-field-${input.custom_id}`;
  const wrong = tried ? complaint(input, value) : undefined;
  return html`
    <div class=${wrong ? 'dc-field wrong' : 'dc-field'}>
      <label for=${id}>${label}${isRequired(input) ? html`<i title=${say('required')}>*</i>` : nothing}</label>
      ${description ? html`<p class="dc-field-description">${description}</p>` : nothing}
      ${
        isSelect(input.type)
          ? selectMenu(input, {
              id,
              label,
              values: Array.isArray(value) ? value : [],
              min: isRequired(input) ? (input.min_values ?? 1) : 0,
              eager: true,
              scene,
              say,
              chosen: set,
            })
          : textInput(input, id, value, set)
      }
      ${wrong ? html`<p class="dc-field-error" role="alert">${say(wrong.word, { count: wrong.count })}</p>` : nothing}
    </div>
  `;
}

/** @param {any} input @param {string} id @param {string | string[]} value @param {(value: string) => void} set */
function textInput(input, id, value, set) {
  const typed = (/** @type {InputEvent} */ event) => set(/** @type {HTMLInputElement} */ (event.target).value);
  const limit = input.max_length ?? longestText;
  const placeholder = input.placeholder ?? '';
  return input.style === paragraph
    ? html`<textarea id=${id} name=${input.custom_id} rows="4" maxlength=${limit} placeholder=${placeholder}
        ?aria-required=${isRequired(input)} .value=${value} @input=${typed}></textarea>`
    : html`<input id=${id} name=${input.custom_id} type="text" maxlength=${limit} placeholder=${placeholder}
        autocomplete="off" ?aria-required=${isRequired(input)} .value=${value} @input=${typed} />`;
}
