import { html, nothing } from 'lit';
import { ChatForm } from '../shared/form/chat-form.js';
import { dialog, dialogHeader } from '../shared/form/dialog.js';
import { dialogKeys } from '../shared/form/dialog-keys.js';
import { component } from './components/component-types.js';
import { fieldTemplate } from './form/field-template.js';
import { complaint, fieldsOf, valuesAtFirst } from './form/modal-fields.js';
import { markdown } from './markdown/markdown-template.js';

/** @import { DiscordScene } from '../../scene.ts' */
/** @import { Values } from './form/modal-fields.js' */

/** The form that the bot has opened. */
class DiscordModal extends ChatForm {
  static properties = { modal: { attribute: false }, values: { state: true }, tried: { state: true } };

  constructor() {
    super();
    this.modal = /** @type {NonNullable<DiscordScene['modal']>} */ (/** @type {unknown} */ (undefined));
    /** @type {Values} */
    this.values = {};
    /** Whether the person tried to submit. From then on each field says what is wrong with it. */
    this.tried = false;
  }

  willUpdate() {
    if (!this.begins(this.modal.id, 'input, textarea, .select-trigger')) return;
    this.values = valuesAtFirst(fieldsOf(this.modal.components));
    this.tried = false;
  }

  async #submit() {
    this.tried = true;
    const { modal, values } = this;
    const wrong = fieldsOf(modal.components).some(({ input }) => complaint(input, values[input.custom_id] ?? ''));
    if (!this.busy && !wrong) await this.send('discord/submit', { modalId: modal.id, values }, modal.custom_id);
  }

  #close() {
    void this.act('discord/close-modal');
  }

  render() {
    const { modal, say } = this;
    const name = 'discord-modal';
    const close = () => this.#close();
    const submit = () => void this.#submit();
    return dialog(
      { name, pressed: dialogKeys({ close, submit }) },
      html`
        ${dialogHeader({ name, title: modal.title, iconSize: 24, say, close })}
        ${this.error ? html`<p class="dialog-error" role="alert">${this.error}</p>` : nothing}
        <div class="dialog-body">${modal.components.map((one) => this.#part(one))}</div>
        <footer>
          <button type="button" class="dc-button" @click=${close}>${say('cancel')}</button>
          <button type="button" class="dc-button primary" ?disabled=${this.busy} @click=${submit}>${say('submit')}</button>
        </footer>
      `,
    );
  }

  /** @param {any} part a text, or one or more fields */
  #part(part) {
    const { scene, say, values, tried } = this;
    if (part.type === component.textDisplay) {
      return html`<div class="dc-markdown">${markdown(part.content, scene)}</div>`;
    }
    return fieldsOf([part]).map((field) => {
      const value = values[field.input.custom_id] ?? '';
      const set = (/** @type {string | string[]} */ next) => {
        this.values = { ...this.values, [field.input.custom_id]: next };
      };
      return fieldTemplate(field, { value, tried, set, scene, say });
    });
  }
}
customElements.define('discord-modal', DiscordModal);
