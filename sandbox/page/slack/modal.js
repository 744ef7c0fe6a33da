import { html, nothing } from 'lit';
import { LightElement } from '../shared/elements/light-element.js';
import { focusFirst } from '../shared/form/focus-first.js';
import { act } from '../shared/state/visit.js';
import { wordsIn } from '../words/words.js';
import { blocks } from './blocks/blocks.js';
import { Choices, isEmpty } from './blocks/choices.js';

/** @import { PropertyValues } from 'lit' */
/** @import { Person, Scene, SlackView } from '../../scene.ts' */
/** @import { Holder } from './blocks/elements.js' */

/** The topmost view of a stack. */
class SlackModal extends LightElement {
  static properties = {
    scene: { attribute: false },
    me: { attribute: false },
    say: { attribute: false },
    view: { attribute: false },
    depth: { attribute: false },
    choices: { attribute: false },
    holder: { attribute: false },
    missing: { state: true },
    busy: { state: true },
    error: { state: true },
  };

  constructor() {
    super();
    this.scene = /** @type {Scene} */ (/** @type {unknown} */ (undefined));
    this.me = /** @type {Person} */ (/** @type {unknown} */ (undefined));
    this.view = /** @type {SlackView} */ (/** @type {unknown} */ (undefined));
    this.holder = /** @type {Holder} */ (/** @type {unknown} */ (undefined));
    this.say = wordsIn('en-US');
    this.depth = 1;
    this.choices = new Choices();
    /** @type {Record<string, string>} */
    this.missing = {};
    this.busy = false;
    this.error = '';
    /** The view and its state when it was last drawn: the bot may put another form into the same view. */
    this.shown = '';
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    const shown = `${this.view.id}/${this.view.hash}`;
    if (!changed.has('view') || shown === this.shown) return;
    this.shown = shown;
    this.missing = {};
    this.error = '';
    void this.updateComplete.then(() => focusFirst(this, '.sl-modal-body :is(input, textarea, button, a)', '.sl-x'));
  }

  /** Block ids of required inputs that are empty, with the sentence that says so. */
  #incomplete() {
    const required = /** @type {any[]} */ (this.view.blocks).filter(
      (block) => block.type === 'input' && !block.optional,
    );
    const empty = required.filter((block) =>
      isEmpty(this.choices.get(this.view.id, { blockId: block.block_id, element: block.element })),
    );
    return Object.fromEntries(empty.map((block) => [block.block_id, this.say('completeField')]));
  }

  async #submit() {
    if (this.busy) return;
    this.missing = this.#incomplete();
    if (Object.keys(this.missing).length > 0) return;
    this.busy = true;
    const state = this.choices.state(this.view.id, this.view.blocks);
    const outcome = await act('slack/submit', { as: this.me.key, viewId: this.view.id, state });
    this.busy = false;
    this.error = outcome.ok ? '' : outcome.error;
  }

  #close() {
    void act('slack/close-view', { as: this.me.key, viewId: this.view.id });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#close();
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      event.preventDefault();
      if (this.view.submit) void this.#submit();
    }
  }

  render() {
    const { view, say } = this;
    const errors = { ...view.errors, ...this.missing };
    return html`
      <div class="sl-veil">
        <section
          class=${this.depth > 1 ? 'sl-modal stacked' : 'sl-modal'}
          role="dialog"
          aria-modal="true"
          aria-labelledby="sl-modal-title"
          data-testid="slack-modal"
          @keydown=${this.#pressed}
        >
          <header>
            <img src="/page/icon.svg" alt="" width="26" height="26" />
            <h2 id="sl-modal-title">${view.title.text}</h2>
            <button type="button" class="sl-x" aria-label=${say('close')} @click=${this.#close}>✕</button>
          </header>
          <div class="sl-modal-body">
            ${this.error ? html`<p class="sl-modal-error" role="alert">${this.error}</p>` : nothing}
            ${blocks(view.blocks, this.holder, errors)}
          </div>
          <footer>
            <button type="button" class="sl-button" @click=${this.#close}>
              ${view.close?.text ?? say(view.submit ? 'cancel' : 'close')}
            </button>
            ${
              view.submit
                ? html`<button type="button" class="sl-button primary" ?disabled=${this.busy} @click=${this.#submit}>
                  ${view.submit.text}
                </button>`
                : nothing
            }
          </footer>
        </section>
      </div>
    `;
  }
}
customElements.define('slack-modal', SlackModal);
