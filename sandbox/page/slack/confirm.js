import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { dialog } from '../shared/form/dialog.js';
import { dialogKeys } from '../shared/form/dialog-keys.js';
import { textObject } from './text/text-template.js';
/** @import { Scene } from '../../scene.ts' */

/**
 * The question that an element asks before it acts.
 * @param {any} confirm a confirmation dialog object
 * @param {Scene} scene
 * @param {(yes: boolean) => void} answer
 */
export function confirmTemplate(confirm, scene, answer) {
  const name = 'slack-confirm';
  const pressed = dialogKeys({ close: () => answer(false) });
  return dialog(
    { name, className: 'sl-confirm', role: 'alertdialog', pressed },
    html`
      <header><h2 id=${`${name}-title`}>${confirm.title?.text ?? nothing}</h2></header>
      <div class="dialog-body">${textObject(confirm.text, scene)}</div>
      <footer>
        <button type="button" class="sl-button" ${ref(focused)} @click=${() => answer(false)}>${confirm.deny?.text}</button>
        <button type="button" class=${`sl-button ${confirm.style ?? 'primary'}`} @click=${() => answer(true)}>
          ${confirm.confirm?.text}
        </button>
      </footer>
    `,
  );
}

/** The answer that changes nothing has the focus. @param {Element | undefined} button */
function focused(button) {
  if (button instanceof HTMLElement) queueMicrotask(() => button.focus());
}
