import { html } from 'lit';
import { LightElement } from '../elements/light-element.js';
import { placeBeside } from './place-beside.js';

/**
 * @typedef {{ label: string, run: () => void }} MenuItem
 */

/** A list of actions, shown beside what they act on. `openBeside` opens it. */
export class ActionMenu extends LightElement {
  static properties = { heading: { state: true }, items: { state: true } };

  constructor() {
    super();
    this.heading = '';
    /** @type {MenuItem[]} */
    this.items = [];
    /** @type {HTMLElement | undefined} */
    this.anchor = undefined;
  }

  get popup() {
    return /** @type {HTMLElement} */ (this.querySelector('[popover]'));
  }

  /**
   * @param {HTMLElement} anchor gets the focus back
   * @param {string} heading
   * @param {MenuItem[]} items
   */
  async openBeside(anchor, heading, items) {
    this.anchor = anchor;
    this.heading = heading;
    this.items = items;
    await this.updateComplete;
    this.popup.showPopover();
    placeBeside(this.popup, anchor);
    this.#buttons()[0]?.focus();
  }

  #buttons() {
    return [...this.popup.querySelectorAll('button')];
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Tab') this.popup.hidePopover();
    if (!step) return;
    event.preventDefault();
    const buttons = this.#buttons();
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons.at((at + step) % buttons.length)?.focus();
  }

  /** @param {MenuItem} item */
  #run(item) {
    this.popup.hidePopover();
    this.anchor?.focus();
    item.run();
  }

  render() {
    return html`<div class="action-menu" popover="auto" role="menu" aria-label=${this.heading} @keydown=${this.#pressed}>
      <p class="action-heading" role="presentation">${this.heading}</p>
      ${this.items.map(
        (item) => html`<button type="button" role="menuitem" @click=${() => this.#run(item)}>${item.label}</button>`,
      )}
    </div>`;
  }
}
customElements.define('action-menu', ActionMenu);
