import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';

/**
 * A text area as tall as its text, with a styled copy of the text behind it: the copy has the colours, the text area
 * has the caret. Both wrap in the same places as long as the style sheet gives them the same font and padding.
 * @param {{ value: string, label: string, testid: string, copy: unknown, expanded: boolean, controls: string, describedBy: string, active: string | undefined,
 *   area: import('lit/directives/ref.js').Ref<HTMLTextAreaElement>,
 *   typed: (value: string) => void, pressed: (event: KeyboardEvent) => void, left: () => void }} input
 */
export const autosizeInput = ({
  value,
  label,
  testid,
  copy,
  expanded,
  controls,
  describedBy,
  active,
  area,
  typed,
  pressed,
  left,
}) => html`
  <div class="autosize">
    <div class="autosize-copy" aria-hidden="true">${copy}&#8203;</div>
    <textarea
      ${ref(area)}
      rows="1"
      role="combobox"
      aria-autocomplete="list"
      aria-expanded=${expanded}
      aria-controls=${controls}
      aria-activedescendant=${active ?? ''}
      aria-label=${label}
      aria-describedby=${describedBy}
      placeholder=${label}
      data-testid=${testid}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      maxlength="4000"
      .value=${value}
      @input=${(/** @type {InputEvent} */ event) => typed(/** @type {HTMLTextAreaElement} */ (event.target).value)}
      @keydown=${pressed}
      @blur=${left}
    ></textarea>
  </div>
`;
