import { html } from 'lit';
import '../../../shared/menus/select-menu.js';
import { elementOptions, valuesOf } from '../element-options.js';
import { keyOf } from '../element-values.js';
/** @import { Placed } from '../choices.js' */
/** @import { Chosen } from '../element-values.js' */
/** @import { Holder } from '../holder.js' */

/** @param {Placed} place @param {Holder} holder @param {string} label @param {(chosen: Chosen) => void} set */
export function select(place, holder, label, set) {
  const { element } = place;
  const options = elementOptions(element, holder.scene);
  const many = element.type.startsWith('multi_');
  return html`<select-menu
    .options=${options}
    .values=${valuesOf(element, holder.get(place))}
    .placeholder=${element.placeholder?.text ?? holder.say('pick')}
    .label=${label}
    .say=${holder.say}
    .min=${0}
    .max=${many ? (element.max_selected_items ?? 100) : 1}
    ?multiple=${many}
    eager
    @chosen=${(/** @type {CustomEvent<string[]>} */ event) => {
      // Slack sends what was chosen in the order in which it was chosen.
      const picked = event.detail.map((value) => options.find((option) => option.value === value)?.sent);
      set({ [keyOf(element.type)]: many ? picked : picked[0] });
    }}
  ></select-menu>`;
}
