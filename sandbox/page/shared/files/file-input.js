import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';

/**
 * A hidden input that a button clicks to open the browser's file dialog. It forgets what was chosen, so that the same file
 * can be chosen again after it was changed.
 * @param {{ input: import('lit/directives/ref.js').Ref<HTMLInputElement>, testid: string, accept?: string, multiple?: boolean,
 *   chosen: (files: File[]) => void, left: () => void }} how `left`: the dialog was closed without choosing
 */
export const fileInput = ({ input, testid, accept = '', multiple = false, chosen, left }) => html`<input
  ${ref(input)}
  type="file"
  hidden
  data-testid=${testid}
  accept=${accept}
  ?multiple=${multiple}
  @cancel=${left}
  @change=${(/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(field.files ?? [])];
    field.value = '';
    chosen(files);
  }}
/>`;
