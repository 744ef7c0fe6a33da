import { html, nothing } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { autosizeInput } from '../shared/composer/autosize-input.js';
import { LightElement } from '../shared/elements/light-element.js';
import { recall, remember } from '../shared/state/memory.js';
import { act } from '../shared/state/visit.js';
import { avatar } from '../shared/templates/avatar.js';
import { wordsIn } from '../words/words.js';
import { suggest, usage } from './suggestions.js';

/** @import { PropertyValues } from 'lit' */
/** @import { Person, Scene } from '../../scene.ts' */
/** @import { Suggestion } from './suggestions.js' */

/** Where a person writes: a sentence, or a command as one line of text. Fires `answered` with what went wrong, or nothing. */
class SlackComposer extends LightElement {
  static properties = {
    scene: { attribute: false },
    me: { attribute: false },
    say: { attribute: false },
    text: { state: true },
    active: { state: true },
    closed: { state: true },
  };

  constructor() {
    super();
    /** @type {Scene | undefined} */
    this.scene = undefined;
    /** @type {Person | undefined} */
    this.me = undefined;
    this.say = wordsIn('en-US');
    this.text = recall('draft:slack');
    this.active = 0;
    this.moved = false;
    this.closed = true;
    /** @type {Suggestion[]} */
    this.suggestions = [];
    this.area = /** @type {import('lit/directives/ref.js').Ref<HTMLTextAreaElement>} */ (createRef());
    this.addEventListener('fill', (event) => this.#typed(/** @type {CustomEvent<string>} */ (event).detail));
  }

  /** @param {PropertyValues} _changed */
  willUpdate(_changed) {
    this.suggestions = this.scene && !this.closed ? suggest(this.text, this.scene) : [];
    this.active = Math.min(this.active, Math.max(0, this.suggestions.length - 1));
  }

  /** @param {string} text */
  #typed(text) {
    this.text = text;
    this.active = 0;
    this.moved = false;
    this.closed = false;
    remember('draft:slack', text);
  }

  /** @param {Suggestion | undefined} suggestion */
  async #take(suggestion) {
    if (!suggestion) return;
    this.#typed(suggestion.text);
    await this.updateComplete;
    this.area.value?.focus();
    this.area.value?.setSelectionRange(this.text.length, this.text.length);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { suggestions } = this;
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && suggestions.length > 0) {
      this.active = (this.active + step + suggestions.length) % suggestions.length;
      this.moved = true;
    } else if (event.key === 'Tab' && !event.shiftKey && suggestions.length > 0) {
      void this.#take(suggestions[this.active]);
    } else if (event.key === 'Escape' && !this.closed) {
      this.closed = true;
    } else if (event.key === 'Enter' && !event.shiftKey) {
      const whole = suggestions.some((one) => one.exact);
      if (suggestions.length > 0 && (this.moved || !whole)) void this.#take(suggestions[this.active]);
      else void this.#send();
    } else return;
    event.preventDefault();
  }

  async #send() {
    const { me } = this;
    const text = this.text.trim();
    if (!me || !text) return;
    this.#typed('');
    this.closed = true;
    const outcome = await act(text.startsWith('/') ? 'slack/command' : 'slack/say', { as: me.key, text });
    if (!outcome.ok && !this.text) this.#typed(text);
    this.closed = true;
    this.dispatchEvent(new CustomEvent('answered', { detail: outcome.ok ? '' : outcome.error }));
  }

  render() {
    const { scene, say, suggestions } = this;
    if (!scene) return nothing;
    const used = this.closed ? undefined : usage(this.text, scene);
    const open = suggestions.length > 0 || used !== undefined;
    return html`
      <div class="sl-suggest" ?hidden=${!open}>
        ${used ? html`<p class="sl-usage"><b>${used.command}</b> ${used.usage_hint}</p>` : nothing}
        <div id="slack-suggestions" role="listbox" ?hidden=${suggestions.length === 0} aria-label=${say('commands')}>
          ${suggestions.map((one, index) => this.#suggestion(one, index))}
        </div>
      </div>
      <div class="sl-box">
        ${autosizeInput({
          value: this.text,
          label: say('messageTo', { channel: scene.slack.channel.name }),
          testid: 'slack-composer',
          copy: this.text,
          expanded: open,
          controls: 'slack-suggestions',
          active: suggestions.length > 0 ? `slack-suggestion-${this.active}` : undefined,
          area: this.area,
          typed: (text) => this.#typed(text),
          pressed: (event) => this.#pressed(event),
          left: () => {
            this.closed = true;
          },
        })}
        <button
          type="button"
          class="sl-send"
          aria-label=${say('send')}
          ?disabled=${!this.text.trim()}
          @click=${this.#send}
        >
          <span aria-hidden="true">➤</span>
        </button>
      </div>
    `;
  }

  /** @param {Suggestion} one @param {number} index */
  #suggestion(one, index) {
    const person = this.scene?.people.find((someone) => someone.slackId === one.personId);
    const icon = person ? avatar(person) : one.label.startsWith('/') ? avatar(undefined) : nothing;
    return html`<div
      role="option"
      id=${`slack-suggestion-${index}`}
      class=${index === this.active ? 'sl-suggestion active' : 'sl-suggestion'}
      aria-selected=${index === this.active}
      @mousedown=${(/** @type {MouseEvent} */ event) => {
        // The text area keeps the focus.
        event.preventDefault();
        void this.#take(one);
      }}
    >
      ${icon}<span><b>${one.label}</b> <i>${one.hint}</i><small>${one.detail}</small></span>
    </div>`;
  }
}
customElements.define('slack-composer', SlackComposer);
