import { html } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { ChatElement } from '../elements/chat-element.js';
import { errorOf } from '../state/act.js';
import { recall, remember } from '../state/memory.js';
import { autosizeInput } from './autosize-input.js';
import { composerKey } from './composer-key.js';
import { sendButton } from './send-button.js';
import { suggestionList } from './suggestion-list.js';
/** @import { PropertyDeclarations, PropertyValues } from 'lit' */
/** @import { Ref } from 'lit/directives/ref.js' */
/** @import { Outcome } from '../../../scene.ts' */

/**
 * Where a person writes, with suggestions for what the text could become. Here every text is a message; the composer of a
 * platform adds its commands. The text is kept over a reload. It fires `answered` with what went wrong, or an empty string.
 * @template {{ text: string }} Suggestion `text` is the whole text once the suggestion was taken
 */
export class ChatComposer extends ChatElement {
  /** @type {PropertyDeclarations} */
  static properties = { text: { state: true }, active: { state: true }, closed: { state: true } };

  /** Whether the arrow keys were used on the suggestions: then Enter takes one instead of sending. */
  #moved = false;

  /** @param {'discord' | 'slack'} platform */
  constructor(platform) {
    super();
    this.platform = platform;
    this.text = recall(`draft:${platform}`);
    /** @type {Suggestion[]} */
    this.suggestions = [];
    /** The index of the suggestion that Tab takes. */
    this.active = 0;
    /** Whether suggestions stay away until something is typed. */
    this.closed = true;
    /** @type {Ref<HTMLTextAreaElement>} */
    this.area = createRef();
    this.addEventListener('fill', (event) => {
      this.typed(/** @type {CustomEvent<string>} */ (event).detail);
      void this.focusEnd();
    });
  }

  /** @param {PropertyValues} _changed */
  willUpdate(_changed) {
    this.suggestions = this.closed ? [] : this.suggest();
    this.active = Math.min(this.active, Math.max(0, this.suggestions.length - 1));
  }

  reopen() {
    this.closed = false;
  }

  /** @returns {Suggestion[]} */
  suggest() {
    return [];
  }

  /** Whether Enter sends the text although there are suggestions. */
  get isWhole() {
    return true;
  }

  /**
   * Does what the text says.
   * @param {string} text neither empty nor with spaces around it
   * @returns {Promise<Outcome>}
   */
  perform(text) {
    return this.act(`${this.platform}/say`, { text });
  }

  /** @param {string} text */
  typed(text) {
    this.text = text;
    this.active = 0;
    this.#moved = false;
    this.closed = false;
    remember(`draft:${this.platform}`, text);
  }

  async focusEnd() {
    await this.updateComplete;
    this.area.value?.focus();
    this.area.value?.setSelectionRange(this.text.length, this.text.length);
  }

  /** @param {Suggestion} suggestion */
  take({ text }) {
    this.typed(text);
    void this.focusEnd();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { closed, isWhole } = this;
    const active = this.suggestions[this.active];
    const action = composerKey(event, { suggests: active !== undefined, moved: this.#moved, closed, isWhole });
    if (!action) return;
    event.preventDefault();
    if (action === 'close') this.closed = true;
    else if (action === 'send') void this.send();
    else if (action !== 'take') this.#move(action === 'next' ? 1 : -1);
    else if (active) this.take(active);
  }

  /** @param {1 | -1} step */
  #move(step) {
    const count = this.suggestions.length;
    this.active = (this.active + step + count) % count;
    this.#moved = true;
    this.querySelector(`#${this.platform}-suggestions-${this.active}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** A text that could not be sent comes back, unless another was begun meanwhile. */
  async send() {
    const { text } = this;
    if (!text.trim()) return;
    const performed = this.perform(text.trim());
    this.typed('');
    this.closed = true;
    const outcome = await performed;
    if (!outcome.ok) {
      if (!this.text) this.typed(text);
      this.closed = true;
    }
    this.answer(errorOf(outcome));
  }

  /** @param {string} error */
  answer(error) {
    this.dispatchEvent(new CustomEvent('answered', { detail: error }));
  }

  /** @param {string} label @param {(one: Suggestion) => unknown} content */
  suggestionList(label, content) {
    const { suggestions, active } = this;
    const take = (/** @type {Suggestion} */ one) => this.take(one);
    return suggestionList(suggestions, { id: `${this.platform}-suggestions`, active, label, content, take });
  }

  /** @param {{ channel: string, copy: unknown, expanded: boolean }} how `copy` is the text with its colours */
  input({ channel, copy, expanded }) {
    const controls = `${this.platform}-suggestions`;
    return autosizeInput({
      value: this.text,
      label: this.say('messageTo', { channel }),
      testid: `${this.platform}-composer`,
      copy,
      expanded,
      controls,
      describedBy: `${this.platform}-enter`,
      active: this.suggestions.length > 0 ? `${controls}-${this.active}` : undefined,
      area: this.area,
      typed: (text) => this.typed(text),
      pressed: (event) => this.pressed(event),
      left: () => {
        this.closed = true;
      },
    });
  }

  /** The button for whoever has no Enter key, and the hint for whoever has one. */
  get sender() {
    return sendButton({ label: this.say('send'), disabled: !this.text.trim(), send: () => void this.send() });
  }

  get enterHint() {
    return html`<p class="enter-hint" id=${`${this.platform}-enter`}>${this.say('pressEnter')}</p>`;
  }
}
