import { html, nothing } from 'lit';
import { textObject } from '../../text/text-template.js';
import { valuesOf } from '../element-options.js';
/** @import { Placed } from '../choices.js' */
/** @import { Chosen } from '../element-values.js' */
/** @import { Holder } from '../holder.js' */

/** Checkboxes or radio buttons. @param {Placed} place @param {Holder} holder @param {(chosen: Chosen) => void} set */
export function boxes(place, holder, set) {
  const { element } = place;
  const many = element.type === 'checkboxes';
  const chosen = valuesOf(element, holder.get(place));
  const toggle = (/** @type {any} */ option, /** @type {boolean} */ on) => {
    const values = on ? [...chosen, option.value] : chosen.filter((value) => value !== option.value);
    const picked = element.options.filter((/** @type {any} */ one) => values.includes(one.value));
    set(many ? { selected_options: picked } : { selected_option: option });
  };
  return html`<div class="sl-boxes" role=${many ? 'group' : 'radiogroup'}>
    ${element.options.map(
      (/** @type {any} */ option) => html`<label>
        <input
          type=${many ? 'checkbox' : 'radio'}
          name=${`${place.blockId}/${element.action_id}`}
          .checked=${chosen.includes(option.value)}
          @change=${(/** @type {Event} */ event) =>
            toggle(option, /** @type {HTMLInputElement} */ (event.currentTarget).checked)}
        />
        <span>${textObject(option.text, holder.scene)}
          ${option.description ? html`<small>${textObject(option.description, holder.scene)}</small>` : nothing}</span>
      </label>`,
    )}
  </div>`;
}
