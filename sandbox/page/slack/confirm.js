import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { textObject } from './text/text-template.js';
/** @import { Scene } from '../../scene.ts' */

/**
 * The question that an element asks before it acts.
 * @param {any} confirm a confirmation dialog object
 * @param {Scene} scene
 * @param {(yes: boolean) => void} answer
 */
export const confirmTemplate = (confirm, scene, answer) => html`
  <div class="sl-veil">
    <section
      class="sl-modal sl-confirm"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="sl-confirm-title"
      data-testid="slack-confirm"
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && answer(false)}
    >
      <header><h2 id="sl-confirm-title">${confirm.title?.text ?? nothing}</h2></header>
      <div class="sl-modal-body">${textObject(confirm.text, scene)}</div>
      <footer>
        <button type="button" class="sl-button" ${ref(focused)} @click=${() => answer(false)}>${confirm.deny?.text}</button>
        <button type="button" class=${`sl-button ${confirm.style ?? 'primary'}`} @click=${() => answer(true)}>
          ${confirm.confirm?.text}
        </button>
      </footer>
    </section>
  </div>
`;

/** The safe answer has the focus. @param {Element | undefined} button */
function focused(button) {
  if (button instanceof HTMLElement) queueMicrotask(() => button.focus());
}
