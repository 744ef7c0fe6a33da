import { html, nothing } from 'lit';
import { safeAddress } from '../../../shared/text/safe-address.js';
import '../file-chooser.js';
import { boxes } from './boxes.js';
import { button } from './button.js';
import { select } from './select.js';
import { textInput } from './text-input.js';
/** @import { Placed } from '../choices.js' */
/** @import { Chosen } from '../element-values.js' */
/** @import { Holder } from '../holder.js' */

/**
 * An interactive element. Inputs keep what is chosen for the submission; everything else tells the bot at once.
 * @param {Placed} place
 * @param {Holder} holder
 * @param {{ label?: string, input?: boolean, id?: string, tells?: boolean }} [as] `tells`: an input that tells the bot too
 * @returns {unknown}
 */
export function elementTemplate(place, holder, as = {}) {
  const { element } = place;
  const set = (/** @type {Chosen} */ chosen) => {
    holder.choose(place, chosen);
    if (!as.input || as.tells) holder.act(place, chosen);
  };
  switch (element.type) {
    case 'button':
      return button(place, holder);
    case 'image':
      return html`<img class="sl-thumb" src=${safeAddress(element.image_url) ?? nothing} alt=${element.alt_text} />`;
    case 'overflow':
      return html`<button
        type="button"
        class="sl-button"
        aria-label=${holder.say('more')}
        aria-haspopup="menu"
        @click=${(/** @type {Event} */ event) => holder.more(/** @type {HTMLElement} */ (event.currentTarget), place)}
      >
        ⋯
      </button>`;
    case 'checkboxes':
    case 'radio_buttons':
      return boxes(place, holder, set);
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return textInput(place, holder, as, set);
    case 'file_input':
      return html`<file-chooser
        .element=${element}
        .files=${holder.get(place).files}
        .upload=${holder.upload}
        .buttonId=${as.id ?? ''}
        .label=${as.label ?? ''}
        .say=${holder.say}
        @chosen=${(/** @type {CustomEvent} */ event) => set({ files: event.detail })}
      ></file-chooser>`;
    default:
      return element.type.endsWith('select') ? select(place, holder, as.label ?? '', set) : nothing;
  }
}
