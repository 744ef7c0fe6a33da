import { html, nothing } from 'lit';
import { safeAddress } from '../../shared/text/safe-address.js';
import '../../shared/menus/select-menu.js';
import { keyOf } from './choices.js';
import { elementOptions, valuesOf } from './element-options.js';
import './file-chooser.js';
import { textObject } from '../text/text-template.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */
/** @import { Chosen, Placed } from './choices.js' */

/**
 * @typedef {{ scene: Scene, say: Say, busy: boolean,
 *   get: (place: Placed) => Chosen,
 *   choose: (place: Placed, chosen: Chosen) => void,
 *   act: (place: Placed, chosen: Chosen, anchor?: HTMLElement) => void,
 *   upload: (file: File) => ReturnType<typeof import('../../shared/files/upload.js').upload>,
 *   more: (anchor: HTMLElement, place: Placed) => void }} Holder
 *   the message or view around: `choose` keeps what was chosen, `act` tells the bot, `more` opens an overflow menu
 */

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
        class="sl-button sl-overflow"
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

/** @param {Placed} place @param {Holder} holder */
function button(place, holder) {
  const { element } = place;
  const chosen = { value: element.value, text: element.text };
  const classes = `sl-button ${element.style ?? ''}`;
  const address = safeAddress(element.url);
  if (address) {
    return html`<a
      class=${classes}
      href=${address}
      target="_blank"
      rel="noopener noreferrer"
      title=${element.url}
      aria-label=${element.accessibility_label ?? nothing}
      @click=${() => holder.act(place, chosen)}
      >${element.text.text}<span class="out" aria-hidden="true">↗</span></a
    >`;
  }
  return html`<button
    type="button"
    class=${classes}
    ?disabled=${holder.busy}
    aria-label=${element.accessibility_label ?? nothing}
    @click=${() => holder.act(place, chosen)}
  >
    ${element.text.text}
  </button>`;
}

/** @param {Placed} place @param {Holder} holder @param {string} label @param {(chosen: Chosen) => void} set */
function select(place, holder, label, set) {
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
      const picked = options.filter((option) => event.detail.includes(option.value)).map((option) => option.sent);
      set({ [keyOf(element.type)]: many ? picked : picked[0] });
    }}
  ></select-menu>`;
}

/** @param {Placed} place @param {Holder} holder @param {(chosen: Chosen) => void} set */
function boxes(place, holder, set) {
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

/**
 * @param {Placed} place @param {Holder} holder
 * @param {{ id?: string, tells?: boolean }} as @param {(chosen: Chosen) => void} set
 */
function textInput(place, holder, { id, tells }, set) {
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
