import { html, nothing } from 'lit';
import { ChatPanel } from '../shared/panel/chat-panel.js';
import { connection } from '../shared/panel/connection.js';
import { errorBar } from '../shared/panel/error-bar.js';
import { messageLog } from '../shared/panel/message-log.js';
import { avatar } from '../shared/templates/avatar.js';
import { commandType } from './command/command-types.js';
import { nameIn } from './command/leaves.js';
import { mayUse } from './command/may-use.js';
import './composer.js';
import { messageTemplate } from './message.js';
import './modal.js';

/** @import { DiscordMessage } from '../../scene.ts' */
/** @import { Channel } from './message.js' */

/** One channel of the Discord-like server, as one person sees it. */
class DiscordPanel extends ChatPanel {
  updated() {
    const { messages, modal } = this.scene.discord;
    this.follow(messages.at(-1)?.id, modal !== null);
  }

  /** @param {HTMLElement} anchor @param {number} type @param {string} targetId a message's or a user's id */
  #openCommands(anchor, type, targetId) {
    const commands = this.scene.discord.commands.filter((one) => one.type === type && mayUse(one, this.me.admin));
    const items = commands.map((command) => ({
      label: nameIn(command, this.scene.locale),
      run: () => void this.report(this.act('discord/command', { name: command.name, targetId })),
    }));
    this.openMenu(anchor, this.say('apps'), items);
  }

  /** @returns {Channel} */
  get #channel() {
    return {
      scene: this.scene,
      say: this.say,
      busy: this.busy,
      press: (messageId, customId, values) => {
        const pressed = this.act('discord/press', { messageId, customId, ...(values && { values }) });
        void this.waitFor(`${messageId}:${customId}`, pressed);
      },
      dismiss: (messageId) => void this.act('discord/dismiss', { messageId }),
      openMessageMenu: (anchor, message) => this.#openCommands(anchor, commandType.message, message.id),
      openPersonMenu: (anchor, person) => this.#openCommands(anchor, commandType.user, person.discordId),
    };
  }

  render() {
    const { scene, me, say } = this;
    const { guild, connected, modal } = scene.discord;
    return html`
      <section class="panel discord" data-testid="discord" aria-label=${`Discord: ${guild.name}`}>
        <div class="dc-frame" ?inert=${modal !== null}>
          <aside class="dc-rail">
            <span class="dc-guild" title=${guild.name} aria-hidden="true">${guild.name.slice(0, 1)}</span>
            <span class="dc-me">${avatar(me)}<i class=${connected ? 'on' : ''}></i></span>
          </aside>
          ${this.#main()}
        </div>
        <action-menu></action-menu>
        ${modal ? html`<discord-modal .scene=${scene} .me=${me} .say=${say} .modal=${modal}></discord-modal>` : nothing}
      </section>
    `;
  }

  #main() {
    const { scene, me, say, end } = this;
    const { guild, channel, connected, messages } = scene.discord;
    const around = this.#channel;
    return html`
      <div class="dc-main">
        <header class="dc-head">
          <h2><span aria-hidden="true">#</span>${channel.name}</h2>
          <p>${guild.name}</p>
          ${connection(connected, say)}
        </header>
        ${messageLog(messages, {
          id: (/** @type {DiscordMessage} */ message) => message.id,
          template: (message) => messageTemplate(message, around),
          end,
          say,
        })}
        <div class="dc-foot">
          ${errorBar(this.error, { testid: 'discord-error', say, close: () => this.show('') })}
          <discord-composer
            .scene=${scene}
            .me=${me}
            .say=${say}
            @answered=${(/** @type {CustomEvent<string>} */ event) => this.show(event.detail)}
          ></discord-composer>
        </div>
      </div>
    `;
  }
}
customElements.define('discord-panel', DiscordPanel);
