import { html, nothing } from 'lit';
import { LightElement } from '../shared/elements/light-element.js';
import { focusFirst } from '../shared/form/focus-first.js';
import { act } from '../shared/state/visit.js';
import { wordsIn } from '../words/words.js';
import { component, isSelect } from './components/component-types.js';
import { selectOptions } from './components/select-options.js';
import { choosesMany } from './components/select-values.js';
import { complaint, fieldsOf, isRequired, valuesAtFirst } from './form/modal-fields.js';
import { markdown } from './markdown/markdown-template.js';

/** @import { PropertyValues } from 'lit' */
/** @import { DiscordScene, Person, Scene } from '../../scene.ts' */
/** @import { Field, Values } from './form/modal-fields.js' */

/** The form in front of a person. */
class DiscordModal extends LightElement {
  static properties = {
    scene: { attribute: false },
    me: { attribute: false },
    say: { attribute: false },
    modal: { attribute: false },
    values: { state: true },
    tried: { state: true },
    busy: { state: true },
    error: { state: true },
  };

  constructor() {
    super();
    this.scene = /** @type {Scene} */ (/** @type {unknown} */ (undefined));
    this.me = /** @type {Person} */ (/** @type {unknown} */ (undefined));
    this.modal = /** @type {NonNullable<DiscordScene['modal']>} */ (/** @type {unknown} */ (undefined));
    this.say = wordsIn('en-US');
    /** @type {Values} */
    this.values = {};
    this.tried = false;
    this.busy = false;
    this.error = '';
    this.shownId = '';
  }

  get fields() {
    return fieldsOf(this.modal.components);
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    if (!changed.has('modal') || this.modal.id === this.shownId) return;
    this.shownId = this.modal.id;
    this.values = valuesAtFirst(this.fields);
    this.tried = false;
    this.error = '';
    void this.updateComplete.then(() => focusFirst(this, 'input, textarea, .select-trigger', '.dc-x'));
  }

  async #submit() {
    this.tried = true;
    const { fields, values } = this;
    if (this.busy || fields.some(({ input }) => complaint(input, values[input.custom_id] ?? ''))) return;
    this.busy = true;
    const outcome = await act('discord/submit', { as: this.me.key, modalId: this.modal.id, values });
    this.busy = false;
    this.error = outcome.ok ? '' : outcome.error || this.say('formFailed');
  }

  #close() {
    void act('discord/close-modal', { as: this.me.key });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#close();
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void this.#submit();
    }
  }

  render() {
    const { modal, say } = this;
    return html`
      <div class="dc-veil">
        <section
          class="dc-modal"
          role="dialog"
          aria-modal="true"
          aria-labelledby="dc-modal-title"
          data-testid="discord-modal"
          @keydown=${this.#pressed}
        >
          <header>
            ${html`<img src="/page/icon.svg" alt="" width="24" height="24" />`}
            <h2 id="dc-modal-title">${modal.title}</h2>
            <button type="button" class="dc-x" aria-label=${say('close')} @click=${this.#close}>✕</button>
          </header>
          ${this.error ? html`<p class="dc-modal-error" role="alert">${this.error}</p>` : nothing}
          <div class="dc-fields-list">
            ${modal.components.map((one) =>
              /** @type {any} */ (one).type === component.textDisplay
                ? html`<div class="dc-markdown">${markdown(/** @type {any} */ (one).content, this.scene)}</div>`
                : fieldsOf([one]).map((field) => this.#field(field)),
            )}
          </div>
          <footer>
            <button type="button" class="dc-button secondary" @click=${this.#close}>${say('cancel')}</button>
            <button type="button" class="dc-button primary" ?disabled=${this.busy} @click=${this.#submit}>${say('submit')}</button>
          </footer>
        </section>
      </div>
    `;
  }

  /** @param {Field} field */
  #field({ input, label, description }) {
    const id = `dc-field-${input.custom_id}`;
    const wrong = this.tried ? complaint(input, this.values[input.custom_id] ?? '') : undefined;
    return html`
      <div class=${wrong ? 'dc-field wrong' : 'dc-field'}>
        <label for=${id}>${label}${isRequired(input) ? html`<i title=${this.say('required')}>*</i>` : nothing}</label>
        ${description ? html`<p class="dc-field-description">${description}</p>` : nothing} ${this.#input(input, label, id)}
        ${wrong ? html`<p class="dc-field-error" role="alert">${this.say(wrong.word, { count: wrong.count })}</p>` : nothing}
      </div>
    `;
  }

  /** @param {any} input @param {string} label @param {string} id */
  #input(input, label, id) {
    const value = this.values[input.custom_id] ?? '';
    const set = (/** @type {string | string[]} */ next) => {
      this.values = { ...this.values, [input.custom_id]: next };
    };
    if (isSelect(input.type)) {
      return html`<select-menu
        id=${id}
        .options=${selectOptions(input, this.scene)}
        .values=${Array.isArray(value) ? value : []}
        .placeholder=${input.placeholder ?? ''}
        .label=${label}
        .say=${this.say}
        .min=${isRequired(input) ? (input.min_values ?? 1) : 0}
        .max=${input.max_values ?? 1}
        ?multiple=${choosesMany(input)}
        eager
        @chosen=${(/** @type {CustomEvent<string[]>} */ event) => set(event.detail)}
      ></select-menu>`;
    }
    const typed = (/** @type {InputEvent} */ event) => set(/** @type {HTMLInputElement} */ (event.target).value);
    const limit = input.max_length ?? 4000;
    return input.style === 2
      ? html`<textarea id=${id} name=${input.custom_id} rows="4" maxlength=${limit} placeholder=${input.placeholder ?? ''}
          ?aria-required=${isRequired(input)} .value=${value} @input=${typed}></textarea>`
      : html`<input id=${id} name=${input.custom_id} type="text" maxlength=${limit} placeholder=${input.placeholder ?? ''}
          autocomplete="off" ?aria-required=${isRequired(input)} .value=${value} @input=${typed} />`;
  }
}
customElements.define('discord-modal', DiscordModal);
