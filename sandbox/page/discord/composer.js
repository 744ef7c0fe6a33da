import { html, nothing } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import { ChatComposer } from '../shared/composer/chat-composer.js';
import { fileInput } from '../shared/files/file-input.js';
import { upload } from '../shared/files/upload.js';
import { offersFor } from './command/autocomplete.js';
import { readLine } from './command/command-line.js';
import { optionType } from './command/command-types.js';
import { knownIn } from './command/known.js';
import { leavesOf } from './command/leaves.js';
import { lineCopy } from './command/line-copy.js';
import { optionHints } from './command/option-hints.js';
import { suggestionContent } from './command/suggestion-content.js';
import { suggestCommands, suggestValues, withValue } from './command/suggestions.js';
import { toCall } from './command/to-call.js';

/** @import { PropertyValues } from 'lit' */
/** @import { Ref } from 'lit/directives/ref.js' */
/** @import { Uploaded } from '../shared/files/upload.js' */
/** @import { Line } from './command/command-line.js' */
/** @import { Choice, Leaf } from './command/leaves.js' */
/** @import { Suggestion } from './command/suggestions.js' */

/**
 * Where a person writes: a message, or a command with its options.
 * @extends {ChatComposer<Suggestion>}
 */
class DiscordComposer extends ChatComposer {
  static properties = { offered: { state: true } };

  constructor() {
    super('discord');
    /** @type {Choice[]} what the bot offers for the option being written */
    this.offered = [];
    /** @type {Map<string, string | number>} the names of choices the bot offered that were taken -> their values */
    this.picked = new Map();
    /** @type {Uploaded[]} chosen for the line being written */
    this.files = [];
    /** @type {Leaf[]} */
    this.leaves = [];
    /** @type {Line | undefined} */
    this.line = undefined;
    /** @type {Ref<HTMLInputElement>} */
    this.file = createRef();
  }

  get known() {
    return knownIn(this.scene, this.files);
  }

  get isCommand() {
    return this.text.startsWith('/');
  }

  get isWhole() {
    return !this.isCommand || (this.line !== undefined && !this.line.error);
  }

  /** The line, once its command is written and its options follow. */
  get writing() {
    return this.line && this.text.length > (this.line.pieces[0]?.end ?? 0) ? this.line : undefined;
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    const { scene, me } = this;
    if (changed.has('scene') || changed.has('me')) {
      this.leaves = leavesOf(scene.discord.commands, { locale: scene.locale, admin: me.admin });
    }
    this.line = this.isCommand ? readLine(this.text, this.leaves, this.known, this.picked) : undefined;
    super.willUpdate(changed);
  }

  suggest() {
    if (!this.isCommand) return [];
    const { text, writing, known, offered, leaves } = this;
    return writing ? suggestValues(text, writing, known, offered) : suggestCommands(text, leaves);
  }

  /** @param {string} text */
  typed(text) {
    super.typed(text);
    void this.#offer();
  }

  /** Asks the bot what the option being written could be; an answer to an older question is dropped. */
  async #offer() {
    const asked = this.text;
    await this.updateComplete;
    const offered = await offersFor(this.me.key, this.line, () => asked !== this.text);
    if (asked === this.text) this.offered = offered;
  }

  /** @param {Suggestion} suggestion */
  take(suggestion) {
    const { choice, choosesFile } = suggestion;
    if (choosesFile) return this.file.value?.click();
    if (choice) this.picked.set(choice.name, choice.value);
    super.take(suggestion);
  }

  /** @param {File[]} chosen */
  async #attach([chosen]) {
    if (!chosen) return;
    const sent = await upload(chosen, 'discord', this);
    this.answer(sent.ok ? '' : sent.error);
    if (sent.ok) this.files = [...this.files.filter((one) => one.name !== sent.file.name), sent.file];
    const waits = this.line?.current?.option.type === optionType.attachment;
    this.#resume(sent.ok && waits && this.line ? withValue(this.text, this.line, sent.file.name) : this.text);
  }

  /** Goes on writing after the file dialog was closed. @param {string} text */
  #resume(text) {
    this.typed(text);
    void this.focusEnd();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== 'ArrowDown' || event.isComposing || !this.isCommand || !this.closed) return super.pressed(event);
    this.reopen();
    event.preventDefault();
  }

  async send() {
    const error = this.isCommand && !this.line ? 'notACommand' : this.line?.error;
    if (error) this.answer(this.say(error));
    else await super.send();
  }

  /** @param {string} text */
  async perform(text) {
    const outcome = await (this.line ? this.act('discord/command', toCall(this.line)) : super.perform(text));
    if (outcome.ok) this.files = [];
    return outcome;
  }

  render() {
    const { scene, say, line, writing } = this;
    const expanded = !this.closed && (this.suggestions.length > 0 || writing !== undefined);
    return html`
      <div class="suggest" ?hidden=${!expanded}>
        ${writing ? optionHints(writing, say) : nothing}
        ${this.suggestionList(say(writing ? 'options' : 'commands'), suggestionContent(scene, say, writing !== undefined))}
      </div>
      <div class="dc-box">
        ${this.input({ channel: scene.discord.channel.name, copy: lineCopy(this.text, line), expanded })}
        ${this.sender}
      </div>
      ${this.enterHint}
      ${fileInput({
        input: this.file,
        testid: 'discord-file',
        chosen: (files) => void this.#attach(files),
        left: () => this.#resume(this.text),
      })}
    `;
  }
}
customElements.define('discord-composer', DiscordComposer);
