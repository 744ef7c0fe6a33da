import { html } from 'lit';

/**
 * The button that opens a message's menu.
 * @param {string} label
 * @param {string} sign
 * @param {(anchor: HTMLElement) => void} open
 */
export const moreButton = (label, sign, open) => html`
  <button
    type="button"
    class="more-button"
    aria-label=${label}
    aria-haspopup="menu"
    title=${label}
    @click=${(/** @type {Event} */ event) => open(/** @type {HTMLElement} */ (event.currentTarget))}
  >
    ${sign}
  </button>
`;
