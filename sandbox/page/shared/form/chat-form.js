import { ChatElement } from '../elements/chat-element.js';
import { errorOf } from '../state/act.js';
import { focusFirst } from './focus-first.js';
/** @import { PropertyDeclarations } from 'lit' */

/** A form that the bot has opened in front of a person. */
export class ChatForm extends ChatElement {
  /** @type {PropertyDeclarations} */
  static properties = { busy: { state: true }, error: { state: true } };

  #begun = '';

  constructor() {
    super();
    this.busy = false;
    this.error = '';
  }

  /**
   * Forgets the last error and moves the focus inside when another form is shown.
   * @param {string} key identifies the form
   * @param {string} fields a selector; the first element it finds gets the focus, or else the button that closes the form
   * @returns {boolean} whether it is another form than at the last update
   */
  begins(key, fields) {
    if (key === this.#begun) return false;
    this.#begun = key;
    this.error = '';
    void this.updateComplete.then(() => focusFirst(this, fields, '.dialog-close'));
    return true;
  }

  /** Submits the form. @param {string} path below /visit @param {Record<string, unknown>} body @param {string} id the bot's */
  async send(path, body, id) {
    this.busy = true;
    this.error = errorOf(await this.act(path, body, id));
    this.busy = false;
  }
}
