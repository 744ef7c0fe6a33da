import { html, nothing } from 'lit';
import { ChatForm } from '../shared/form/chat-form.js';
import { dialog, dialogHeader } from '../shared/form/dialog.js';
import { dialogKeys } from '../shared/form/dialog-keys.js';
import { blocks } from './blocks/blocks.js';
import { Choices } from './blocks/choices.js';
import { isEmpty } from './blocks/element-values.js';

/** @import { SlackView } from '../../scene.ts' */
/** @import { Holder } from './blocks/holder.js' */

/** The topmost view of the stack that the bot has opened. */
class SlackModal extends ChatForm {
  static properties = {
    view: { attribute: false },
    depth: { attribute: false },
    choices: { attribute: false },
    holder: { attribute: false },
    missing: { state: true },
  };

  constructor() {
    super();
    this.view = /** @type {SlackView} */ (/** @type {unknown} */ (undefined));
    this.holder = /** @type {Holder} */ (/** @type {unknown} */ (undefined));
    this.depth = 1;
    this.choices = new Choices();
    /** @type {Record<string, string>} block id -> what is wrong with its input */
    this.missing = {};
  }

  willUpdate() {
    // The hash is part of the key because the bot may put another form into the same view.
    const { id, hash } = this.view;
    if (this.begins(`${id}/${hash}`, '.dialog-body :is(input, textarea, button, a)')) this.missing = {};
  }

  /** The inputs that are required and empty. */
  #incomplete() {
    const required = /** @type {any[]} */ (this.view.blocks).filter(
      ({ type, optional }) => type === 'input' && !optional,
    );
    const empty = required.filter(({ block_id: blockId, element }) =>
      isEmpty(this.choices.get(this.view.id, { blockId, element })),
    );
    return Object.fromEntries(empty.map((block) => [block.block_id, this.say('completeField')]));
  }

  async #submit() {
    const { view, choices } = this;
    if (this.busy || !view.submit) return;
    this.missing = this.#incomplete();
    if (Object.keys(this.missing).length > 0) return;
    await this.send('slack/submit', { viewId: view.id, state: choices.state(view.id, view.blocks) }, view.callback_id);
  }

  #close() {
    void this.act('slack/close-view', { viewId: this.view.id });
  }

  render() {
    const { view, say } = this;
    const name = 'slack-modal';
    const close = () => this.#close();
    const submit = () => void this.#submit();
    return dialog(
      { name, className: this.depth > 1 ? 'stacked' : '', pressed: dialogKeys({ close, submit }) },
      html`
        ${dialogHeader({ name, title: view.title.text, iconSize: 26, say, close })}
        <div class="dialog-body">
          ${this.error ? html`<p class="dialog-error" role="alert">${this.error}</p>` : nothing}
          ${blocks(view.blocks, this.holder, { ...view.errors, ...this.missing })}
        </div>
        <footer>
          <button type="button" class="sl-button" @click=${close}>
            ${view.close?.text ?? say(view.submit ? 'cancel' : 'close')}
          </button>
          ${
            view.submit
              ? html`<button type="button" class="sl-button primary" ?disabled=${this.busy} @click=${submit}>
                ${view.submit.text}
              </button>`
              : nothing
          }
        </footer>
      `,
    );
  }
}
customElements.define('slack-modal', SlackModal);
