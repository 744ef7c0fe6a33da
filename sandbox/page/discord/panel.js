import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../shared/menus/action-menu.js';
import { LightElement } from '../shared/elements/light-element.js';
import { StickToEnd } from '../shared/panel/stick-to-end.js';
import { act } from '../shared/state/visit.js';
import { avatar } from '../shared/templates/avatar.js';
import { wordsIn } from '../words/words.js';
import './composer.js';
import { commandType, mayUse, nameIn } from './command/leaves.js';
import { messageTemplate } from './message.js';
import './modal.js';

/** @import { PropertyValues } from 'lit' */
/** @import { DiscordMessage, Person, Scene } from '../../scene.ts' */
/** @import { ActionMenu } from '../shared/menus/action-menu.js' */

/** One channel of the Discord-like server, as one person sees it. */
class DiscordPanel extends LightElement {
  static properties = {
    scene: { attribute: false },
    me: { attribute: false },
    say: { attribute: false },
    error: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.scene = /** @type {Scene} */ (/** @type {unknown} */ (undefined));
    this.me = /** @type {Person} */ (/** @type {unknown} */ (undefined));
    this.say = wordsIn('en-US');
    this.error = '';
    /** @type {ReadonlySet<string>} */
    this.busy = new Set();
    this.end = new StickToEnd();
    this.formOpen = false;
    this.meBefore = '';
  }

  /** @param {PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('me') && this.me.key !== this.meBefore) this.error = '';
    this.meBefore = this.me.key;
  }

  updated() {
    const last = `${this.me.key}:${this.scene.discord.messages.at(-1)?.id}`;
    this.end.follow(this.querySelector('.dc-log'), last);
    const formOpen = this.scene.discord.modal !== null;
    if (this.formOpen && !formOpen && document.activeElement === document.body) this.querySelector('textarea')?.focus();
    this.formOpen = formOpen;
  }

  /** @param {string} messageId @param {string} customId @param {string[]} [values] */
  async #press(messageId, customId, values) {
    const key = `${messageId}:${customId}`;
    this.busy = new Set([...this.busy, key]);
    const outcome = await act('discord/press', { as: this.me.key, messageId, customId, ...(values && { values }) });
    this.busy = new Set([...this.busy].filter((one) => one !== key));
    this.error = outcome.ok ? '' : outcome.error;
  }

  /** @param {string} name @param {string} targetId */
  async #menuCommand(name, targetId) {
    const outcome = await act('discord/command', { as: this.me.key, name, targetId });
    this.error = outcome.ok ? '' : outcome.error;
  }

  /** @param {HTMLElement} anchor @param {number} type @param {string} targetId */
  #openMenu(anchor, type, targetId) {
    const { commands } = this.scene.discord;
    const items = commands
      .filter((command) => command.type === type && mayUse(command, this.me.admin))
      .map((command) => ({
        label: nameIn(command, this.scene.locale),
        run: () => void this.#menuCommand(command.name, targetId),
      }));
    const menu = /** @type {ActionMenu} */ (this.querySelector('action-menu'));
    void menu.openBeside(anchor, this.say('apps'), items);
  }

  get channel() {
    return {
      scene: this.scene,
      say: this.say,
      busy: this.busy,
      press: this.#press.bind(this),
      dismiss: (/** @type {string} */ messageId) => void act('discord/dismiss', { as: this.me.key, messageId }),
      openMessageMenu: (/** @type {HTMLElement} */ anchor, /** @type {DiscordMessage} */ message) =>
        this.#openMenu(anchor, commandType.message, message.id),
      openPersonMenu: (/** @type {HTMLElement} */ anchor, /** @type {Person} */ person) =>
        this.#openMenu(anchor, commandType.user, person.discordId),
    };
  }

  render() {
    const { scene, me, say } = this;
    const { guild, channel, connected, messages, modal } = scene.discord;
    const shown = this.channel;
    return html`
      <section class="panel discord" data-testid="discord" aria-label=${`Discord: ${guild.name}`}>
        <div class="dc-frame" ?inert=${modal !== null}>
          <aside class="dc-rail">
            <span class="dc-guild" title=${guild.name} aria-hidden="true">${guild.name.slice(0, 1)}</span>
            <span class="dc-me">${avatar(me)}<i class=${connected ? 'on' : ''}></i></span>
          </aside>
          <div class="dc-main">
            <header class="dc-head">
              <h2><span aria-hidden="true">#</span>${channel.name}</h2>
              <p>${guild.name}</p>
              <span class="connection" data-connected=${connected} role="status">${say(connected ? 'online' : 'offline')}</span>
            </header>
            <div class="dc-log" role="log" tabindex="0" aria-label=${say('messages')} @scroll=${this.end.scrolled}>
              <div>
              ${messages.length === 0 ? html`<p class="dc-empty">${say('empty')}</p>` : nothing}
              ${repeat(
                messages,
                (message) => message.id,
                (message) => messageTemplate(message, shown),
              )}
            </div>
            </div>
            <div class="dc-foot">
              ${
                this.error
                  ? html`<p class="dc-error" role="alert" data-testid="discord-error">
                    <span>${this.error}</span>
                    <button type="button" aria-label=${say('dismissError')} @click=${() => this.#show('')}>✕</button>
                  </p>`
                  : nothing
              }
              <discord-composer
                .scene=${scene}
                .me=${me}
                .say=${say}
                @answered=${(/** @type {CustomEvent<string>} */ event) => this.#show(event.detail)}
              ></discord-composer>
            </div>
          </div>
        </div>
        <action-menu class="dc-menu"></action-menu>
        ${modal ? html`<discord-modal .scene=${scene} .me=${me} .say=${say} .modal=${modal}></discord-modal>` : nothing}
      </section>
    `;
  }

  /** @param {string} sentence */
  #show(sentence) {
    this.error = sentence;
  }
}
customElements.define('discord-panel', DiscordPanel);
