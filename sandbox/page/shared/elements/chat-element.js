import { spoken } from '../../words/words.js';
import { act } from '../state/act.js';
import { LightElement } from './light-element.js';
/** @import { PropertyDeclarations } from 'lit' */
/** @import { Person, Scene } from '../../../scene.ts' */

/** A part of either chat, drawn for the person who is looking at it. */
export class ChatElement extends LightElement {
  /** @type {PropertyDeclarations} */
  static properties = { scene: { attribute: false }, me: { attribute: false }, say: { attribute: false } };

  constructor() {
    super();
    // The template that contains the element sets both before its first update.
    this.scene = /** @type {Scene} */ (/** @type {unknown} */ (undefined));
    this.me = /** @type {Person} */ (/** @type {unknown} */ (undefined));
    this.say = spoken;
  }

  /**
   * Does something in the sandbox as the person who is looking. Fires `acted` with it once it has succeeded.
   * @param {string} path below /visit, such as `discord/press`
   * @param {Record<string, unknown>} [body]
   * @param {unknown} [id] what the bot called the button or the form
   */
  async act(path, body = {}, id = body.customId) {
    const outcome = await act(path, { as: this.me.key, ...body });
    if (outcome.ok) this.dispatchEvent(new CustomEvent('acted', { detail: { path, body, id }, bubbles: true }));
    return outcome;
  }
}
