import { html, nothing } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { autosizeInput } from '../shared/composer/autosize-input.js';
import { LightElement } from '../shared/elements/light-element.js';
import { fileInput } from '../shared/files/file-input.js';
import { upload } from '../shared/files/upload.js';
import { recall, remember } from '../shared/state/memory.js';
import { act } from '../shared/state/visit.js';
import { wordsIn } from '../words/words.js';
import { offersFor } from './command/autocomplete.js';
import { readLine, toCall } from './command/command-line.js';
import { lineCopy, optionHints, suggestionList } from './command/composer-parts.js';
import { knownIn } from './command/known.js';
import { leavesOf, optionType } from './command/leaves.js';
import { suggestCommands, suggestValues, withValue } from './command/suggestions.js';

/** @import { PropertyValues } from 'lit' */
/** @import { Person, Scene } from '../../scene.ts' */
/** @import { Uploaded } from '../shared/files/upload.js' */
/** @import { Choice, Leaf } from './command/leaves.js' */
/** @import { Line } from './command/command-line.js' */
/** @import { Suggestion } from './command/suggestions.js' */

const autocompleteDelayMs = 120;

/** Where a person writes: a sentence, or a command with its options. Fires `answered` with what went wrong, or nothing. */
class DiscordComposer extends LightElement {
  static properties = {
    scene: { attribute: false },
    me: { attribute: false },
    say: { attribute: false },
    text: { state: true },
    active: { state: true },
    closed: { state: true },
    offered: { state: true },
  };

  constructor() {
    super();
    /** @type {Scene | undefined} */
    this.scene = undefined;
    /** @type {Person | undefined} */
    this.me = undefined;
    this.say = wordsIn('en-US');
    this.text = recall('draft:discord');
    this.active = 0;
    this.moved = false;
    this.closed = true;
    /** @type {Choice[]} */
    this.offered = [];
    /** @type {Map<string, string | number>} */
    this.picked = new Map();
    /** @type {Uploaded[]} chosen for the line being written */
    this.files = [];
    /** @type {Leaf[]} */
    this.leaves = [];
    /** @type {Line | undefined} */
    this.line = undefined;
    /** @type {Suggestion[]} */
    this.suggestions = [];
    this.area = /** @type {import('lit/directives/ref.js').Ref<HTMLTextAreaElement>} */ (createRef());
    this.file = /** @type {import('lit/directives/ref.js').Ref<HTMLInputElement>} */ (createRef());
    this.addEventListener('fill', (event) => this.#typed(/** @type {CustomEvent<string>} */ (event).detail, true));
  }

  get known() {
    return knownIn(this.scene, this.files);
  }

  get isCommand() {
    return this.text.startsWith('/');
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    const { scene, me } = this;
    if (!scene || !me) return;
    if (changed.has('scene') || changed.has('me')) {
      this.leaves = leavesOf(scene.discord.commands, { locale: scene.locale, admin: me.admin });
    }
    this.line = this.isCommand ? readLine(this.text, this.leaves, this.known, this.picked) : undefined;
    this.suggestions = this.#suggest();
    this.active = Math.min(this.active, Math.max(0, this.suggestions.length - 1));
  }

  #suggest() {
    if (!this.isCommand || this.closed) return [];
    if (this.line && this.text.length > (this.line.pieces[0]?.end ?? 0)) {
      return suggestValues(this.text, this.line, this.known, this.offered);
    }
    return suggestCommands(this.text, this.leaves);
  }

  /** @param {string} text @param {boolean} [focus] */
  #typed(text, focus = false) {
    this.text = text;
    this.active = 0;
    this.moved = false;
    this.closed = false;
    remember('draft:discord', text);
    void this.#offer();
    if (focus) void this.#focusEnd();
  }

  async #focusEnd() {
    await this.updateComplete;
    this.area.value?.focus();
    this.area.value?.setSelectionRange(this.text.length, this.text.length);
  }

  /** Asks the bot what the option being written could be; an answer to an older question is dropped. */
  async #offer() {
    const asked = this.text;
    await this.updateComplete;
    const option = this.line?.current?.option;
    if (!option?.autocomplete || !this.line) {
      this.offered = [];
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, autocompleteDelayMs));
    if (asked !== this.text || !this.me) return;
    const offered = await offersFor(this.me.key, this.line, option);
    if (asked === this.text) this.offered = offered;
  }

  /** @param {Suggestion | undefined} suggestion */
  #take(suggestion) {
    if (!suggestion) return;
    if (suggestion.choosesFile) return this.file.value?.click();
    if (suggestion.choice) this.picked.set(suggestion.choice.name, suggestion.choice.value);
    this.#typed(suggestion.text, true);
  }

  /** @param {File[]} chosen */
  async #attach([chosen]) {
    const { scene, me, say } = this;
    if (!chosen || !scene || !me) return;
    const sent = await upload(chosen, { platform: 'discord', as: me.key, say, locale: scene.locale });
    this.#answer(sent.ok ? '' : sent.error);
    if (!sent.ok) return this.#typed(this.text, true);
    const { file } = sent;
    this.files = [...this.files.filter((one) => one.name !== file.name), file];
    const waits = this.line?.current?.option.type === optionType.attachment;
    this.#typed(this.line && waits ? withValue(this.text, this.line, file.name) : this.text, true);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { suggestions } = this;
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && suggestions.length > 0) {
      this.active = (this.active + step + suggestions.length) % suggestions.length;
      this.moved = true;
      this.querySelector(`#discord-suggestion-${this.active}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'ArrowDown' && this.isCommand && this.closed) {
      this.closed = false;
    } else if (event.key === 'Tab' && !event.shiftKey && suggestions.length > 0) {
      this.#take(suggestions[this.active]);
    } else if (event.key === 'Escape' && !this.closed) {
      this.closed = true;
    } else if (event.key === 'Enter' && !event.shiftKey) {
      const whole = !this.isCommand || (this.line !== undefined && !this.line.error);
      if (suggestions.length > 0 && (this.moved || !whole)) this.#take(suggestions[this.active]);
      else void this.#send();
    } else return;
    event.preventDefault();
  }

  async #send() {
    const { text, line, me } = this;
    if (!me || !text.trim()) return;
    const error = this.isCommand && !line ? 'notACommand' : line?.error;
    if (error) return this.#answer(this.say(error));
    this.#typed('');
    this.closed = true;
    const outcome = line
      ? await act('discord/command', { as: me.key, ...toCall(line) })
      : await act('discord/say', { as: me.key, text: text.trim() });
    if (outcome.ok) {
      this.files = [];
      return this.#answer('');
    }
    if (!this.text) this.#typed(text);
    this.closed = true;
    this.#answer(outcome.error);
  }

  /** @param {string} sentence */
  #answer(sentence) {
    this.dispatchEvent(new CustomEvent('answered', { detail: sentence }));
  }

  render() {
    const { scene, say, line, suggestions } = this;
    if (!scene) return nothing;
    const writing = line && this.text.length > (line.pieces[0]?.end ?? 0) ? line : undefined;
    const open = !this.closed && (suggestions.length > 0 || writing !== undefined);
    return html`
      <div class="dc-suggest" ?hidden=${!open}>
        ${writing ? optionHints(writing, say) : nothing}
        ${suggestionList(suggestions, this.active, scene, say, writing !== undefined, (one) => this.#take(one))}
      </div>
      ${autosizeInput({
        value: this.text,
        label: say('messageTo', { channel: scene.discord.channel.name }),
        testid: 'discord-composer',
        copy: lineCopy(this.text, line),
        expanded: open,
        controls: 'discord-suggestions',
        active: suggestions.length > 0 ? `discord-suggestion-${this.active}` : undefined,
        area: this.area,
        typed: (text) => this.#typed(text),
        pressed: (event) => this.#pressed(event),
        left: () => {
          this.closed = true;
        },
      })}
      ${fileInput({
        input: this.file,
        testid: 'discord-file',
        chosen: (files) => void this.#attach(files),
        left: () => this.#typed(this.text, true),
      })}
    `;
  }
}
customElements.define('discord-composer', DiscordComposer);
