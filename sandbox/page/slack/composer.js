import { html, nothing } from 'lit';
import { ChatComposer } from '../shared/composer/chat-composer.js';
import { avatar } from '../shared/templates/avatar.js';
import { suggest, usage } from './suggestions.js';

/** @import { Suggestion } from './suggestions.js' */

/**
 * Where a person writes: a message, or a command as one line of text.
 * @extends {ChatComposer<Suggestion>}
 */
class SlackComposer extends ChatComposer {
  static properties = { ...ChatComposer.properties, direct: { attribute: false } };

  constructor() {
    super('slack');
    /** Whether the person writes to the bot alone. */
    this.direct = false;
  }

  get isWhole() {
    return this.suggestions.some((one) => one.exact);
  }

  suggest() {
    return suggest(this.text, this.scene);
  }

  /** @param {string} text */
  perform(text) {
    return text.startsWith('/') ? this.act('slack/command', { text, direct: this.direct }) : super.perform(text);
  }

  render() {
    const { scene, say, suggestions } = this;
    const used = this.closed ? undefined : usage(this.text, scene);
    const expanded = suggestions.length > 0 || used !== undefined;
    return html`
      <div class="suggest" ?hidden=${!expanded}>
        ${used ? html`<p class="sl-usage"><b>${used.command}</b> ${used.usage_hint}</p>` : nothing}
        ${this.suggestionList(say('commands'), (one) => this.#suggestion(one))}
      </div>
      <div class="sl-box">
        ${this.input({ channel: this.direct ? 'Tip Jar' : scene.slack.channel.name, copy: this.text, expanded })}
        ${this.sender}
      </div>
      ${this.enterHint}
    `;
  }

  /** @param {Suggestion} suggestion */
  #suggestion({ personId, label, hint, detail }) {
    const person = this.scene.people.find((one) => one.slackId === personId);
    const icon = person ? avatar(person) : label.startsWith('/') ? avatar(undefined) : nothing;
    return html`${icon}<span><b>${label}</b> <i>${hint}</i><small>${detail}</small></span>`;
  }
}
customElements.define('slack-composer', SlackComposer);
