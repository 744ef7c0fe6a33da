import { ChatElement } from '../elements/chat-element.js';
import '../menus/action-menu.js';
import { errorOf } from '../state/act.js';
import { StickToEnd } from './stick-to-end.js';
/** @import { PropertyDeclarations } from 'lit' */
/** @import { Outcome } from '../../../scene.ts' */
/** @import { ActionMenu, MenuItem } from '../menus/action-menu.js' */

/** One channel as one person sees it. Its template contains one `action-menu`. */
export class ChatPanel extends ChatElement {
  /** @type {PropertyDeclarations} */
  static properties = { error: { state: true }, busy: { state: true } };

  #meBefore = '';
  #formWasOpen = false;

  constructor() {
    super();
    this.error = '';
    /** @type {ReadonlySet<string>} the keys given to `waitFor` whose outcome isn't known yet */
    this.busy = new Set();
    this.end = new StickToEnd();
  }

  willUpdate() {
    if (this.me.key !== this.#meBefore) this.error = '';
    this.#meBefore = this.me.key;
  }

  /**
   * Brings a new message into view, and moves the focus to the composer when a form was closed and nothing else has it.
   * @param {string | undefined} newest identifies the newest message
   * @param {boolean} formIsOpen
   */
  follow(newest, formIsOpen) {
    this.end.follow(this.querySelector('.messages'), `${this.me.key}:${newest}`);
    const closed = this.#formWasOpen && !formIsOpen;
    if (closed && document.activeElement === document.body) this.querySelector('textarea')?.focus();
    this.#formWasOpen = formIsOpen;
  }

  /** @param {string} error an empty string takes the last one away */
  show(error) {
    this.error = error;
  }

  /**
   * Shows what went wrong, if anything.
   * @param {Promise<Outcome>} outcome
   */
  async report(outcome) {
    this.show(errorOf(await outcome));
  }

  /**
   * Reports an outcome, and has `key` in `busy` until then.
   * @param {string} key
   * @param {Promise<Outcome>} outcome
   */
  async waitFor(key, outcome) {
    this.busy = new Set([...this.busy, key]);
    await this.report(outcome);
    this.busy = new Set([...this.busy].filter((one) => one !== key));
  }

  /** @param {HTMLElement} anchor @param {string} heading @param {MenuItem[]} items */
  openMenu(anchor, heading, items) {
    void (/** @type {ActionMenu} */ (this.querySelector('action-menu')).openBeside(anchor, heading, items));
  }
}
