import { html, nothing } from 'lit';
import { LightElement } from '../shared/elements/light-element.js';
import { act, errorOf } from '../shared/state/act.js';
import { spoken } from '../words/words.js';

/** The button that erases everything in the sandbox, with the question that is asked before. Fires `started-over` afterwards. */
class StartOver extends LightElement {
  static properties = { say: { attribute: false }, busy: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.say = spoken;
    this.busy = false;
    this.error = '';
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  async #erase() {
    this.busy = true;
    this.error = '';
    const outcome = await act('start-over', {});
    this.busy = false;
    this.error = errorOf(outcome);
    if (!outcome.ok) return;
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('started-over'));
  }

  render() {
    const { say } = this;
    return html`
      <button class="plain-button" data-testid="start-over" @click=${() => this.dialog.showModal()}>
        <span aria-hidden="true">↺</span> ${say('startOver')}
      </button>
      <dialog class="ask" aria-labelledby="start-over-title">
        <h2 id="start-over-title">${say('startOverAsk')}</h2>
        <p>${say('startOverText')}</p>
        ${this.error ? html`<p class="ask-error" role="alert">${this.error}</p>` : nothing}
        <div class="ask-buttons">
          <button data-testid="start-over-cancel" @click=${() => this.dialog.close()}>${say('cancel')}</button>
          <button class="danger" data-testid="start-over-confirm" ?disabled=${this.busy} @click=${this.#erase}>
            ${say(this.busy ? 'startingOver' : 'erase')}
          </button>
        </div>
      </dialog>
    `;
  }
}
customElements.define('start-over', StartOver);
