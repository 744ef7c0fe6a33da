import { html, nothing } from 'lit';
import { spoken } from '../../words/words.js';
import { LightElement } from '../elements/light-element.js';
import { placeBeside } from './place-beside.js';
import { selectKey } from './select-key.js';
import { selectList } from './select-list.js';
import { selectTrigger } from './select-trigger.js';
import { toggled } from './toggled.js';

/** @import { PropertyValues } from 'lit' */
/** @import { MenuOption } from './select-list.js' */

/** A list of more options than this has a search field. */
const searchable = 8;
/** How many menus were made; it gives each an id of its own. */
let count = 0;

/**
 * A button that opens a list to choose one or many options from. It fires `chosen` with the values: at each choice, or when a
 * list of many is closed; with `eager`, at each change of many.
 */
class SelectMenu extends LightElement {
  static properties = {
    options: { attribute: false },
    values: { attribute: false },
    placeholder: {},
    label: {},
    multiple: { type: Boolean },
    eager: { type: Boolean },
    disabled: { type: Boolean },
    min: { type: Number },
    max: { type: Number },
    say: { attribute: false },
    chosen: { state: true },
    open: { state: true },
    active: { state: true },
    query: { state: true },
  };

  constructor() {
    super();
    /** @type {MenuOption[]} */
    this.options = [];
    /** @type {string[]} */
    this.values = [];
    this.placeholder = '';
    this.label = '';
    this.multiple = false;
    this.eager = false;
    this.disabled = false;
    this.min = 1;
    this.max = 1;
    this.say = spoken;
    /** @type {string[]} */
    this.chosen = [];
    this.open = false;
    this.active = 0;
    this.query = '';
    count += 1;
    this.base = `select-${count}`;
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('values') && !this.open) this.chosen = [...this.values];
  }

  get shown() {
    const query = this.query.trim().toLowerCase();
    return this.options.filter((option) => option.label.toLowerCase().includes(query));
  }

  get popup() {
    return /** @type {HTMLElement} */ (this.querySelector('[popover]'));
  }

  /** @param {ToggleEvent} event */
  async #toggled(event) {
    this.open = event.newState === 'open';
    if (!this.open) return this.#closed();
    this.query = '';
    this.opened = this.chosen.join();
    this.active = Math.max(
      0,
      this.options.findIndex((option) => this.chosen.includes(option.value)),
    );
    await this.updateComplete;
    placeBeside(this.popup, /** @type {Element} */ (this.querySelector('.select-trigger')), { wide: true });
    /** @type {HTMLElement | null} */ (this.popup.querySelector('input, [role="listbox"]'))?.focus();
  }

  #closed() {
    if (!this.multiple || this.eager) return;
    if (this.chosen.length < this.min) this.chosen = [...this.values];
    else if (this.chosen.join() !== this.opened) this.#tell();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent('chosen', { detail: [...this.chosen] }));
  }

  /** @param {MenuOption | undefined} option */
  #choose(option) {
    if (!option) return;
    if (!this.multiple) {
      this.chosen = [option.value];
      this.popup.hidePopover();
      /** @type {HTMLElement} */ (this.querySelector('.select-trigger')).focus();
      return this.#tell();
    }
    const chosen = toggled(this.chosen, option.value, this.max);
    if (chosen === this.chosen) return;
    this.chosen = chosen;
    if (this.eager) this.#tell();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    // Enter chooses and Escape closes the list; neither is meant for the form around it.
    event.stopPropagation();
    const { active, shown } = this;
    const searching = event.target instanceof HTMLInputElement;
    const action = selectKey(event.key, { active, count: shown.length, searching });
    if (!action) return;
    event.preventDefault();
    if (action === 'choose') this.#choose(shown[active]);
    else this.#activate(action.activate);
  }

  /** @param {number} index */
  #activate(index) {
    this.active = index;
    this.querySelector(`#${this.base}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    const { base, open, disabled, label, placeholder, say } = this;
    const chosen = this.options.filter((option) => this.chosen.includes(option.value));
    const text = chosen.map((option) => option.label).join(', ');
    return html`
      ${selectTrigger({ text, label: label || placeholder, placeholder: placeholder || say('select'), popup: base, open, disabled })}
      <div class="select-popup" id=${this.base} popover="auto" @toggle=${this.#toggled} @keydown=${this.#pressed}>
        ${this.open ? this.#list() : nothing}
      </div>
    `;
  }

  #list() {
    return selectList({
      id: this.base,
      options: this.shown,
      chosen: this.chosen,
      active: this.active,
      query: this.options.length > searchable ? this.query : undefined,
      multiple: this.multiple,
      label: this.label || this.placeholder,
      say: this.say,
      search: (query) => {
        this.query = query;
        this.active = 0;
      },
      choose: (option) => this.#choose(option),
      point: (index) => {
        this.active = index;
      },
    });
  }
}
customElements.define('select-menu', SelectMenu);
