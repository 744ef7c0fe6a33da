import { html, nothing } from 'lit';
/** @import { Placed } from '../choices.js' */
/** @import { Chosen } from '../element-values.js' */
/** @import { Holder } from '../holder.js' */

/**
 * @param {Placed} place @param {Holder} holder
 * @param {{ id?: string, tells?: boolean }} as @param {(chosen: Chosen) => void} set
 */
export function textInput(place, holder, { id, tells }, set) {
  const { element } = place;
  const value = String(holder.get(place).value ?? '');
  const placeholder = element.placeholder?.text ?? '';
  const limit = element.max_length ?? 3000;
  const typed = (/** @type {InputEvent} */ event) => {
    const text = /** @type {HTMLInputElement} */ (event.target).value;
    holder.choose(place, { value: text === '' ? null : text });
  };
  const settled = () => {
    if (tells) set(holder.get(place));
  };
  return element.multiline
    ? html`<textarea id=${id ?? nothing} name=${element.action_id} rows="4" maxlength=${limit} placeholder=${placeholder}
        .value=${value} @input=${typed} @change=${settled}></textarea>`
    : html`<input id=${id ?? nothing} name=${element.action_id} type="text" maxlength=${limit} autocomplete="off"
        placeholder=${placeholder} .value=${value} @input=${typed} @change=${settled} />`;
}
