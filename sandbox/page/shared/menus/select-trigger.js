import { html } from 'lit';

/**
 * The button that opens a select menu, with what is chosen.
 * @param {{ text: string, label: string, placeholder: string, popup: string, open: boolean, disabled: boolean }} trigger
 *   `popup` is the id of what it opens
 */
export const selectTrigger = ({ text, label, placeholder, popup, open, disabled }) => html`
  <button
    type="button"
    class="select-trigger"
    aria-haspopup="listbox"
    aria-expanded=${open}
    aria-label=${text ? `${label}: ${text}` : label}
    popovertarget=${popup}
    ?disabled=${disabled}
  >
    <span class=${text ? 'select-text' : 'select-text placeholder'}>${text || placeholder}</span>
    <span class="chevron" aria-hidden="true"></span>
  </button>
`;
