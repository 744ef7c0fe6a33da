import { html, nothing } from 'lit';
import { messageHeader } from '../shared/panel/message-header.js';
import { moreButton } from '../shared/panel/more-button.js';
import { avatar } from '../shared/templates/avatar.js';
import { components } from './components/components.js';
import { embed } from './components/embed.js';
import { attachments } from './components/media.js';
import { markdown } from './markdown/markdown-template.js';
import { thinking } from './thinking.js';
import { usedLine } from './used-line.js';

/** @import { Scene, DiscordMessage, Person } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */
/** @import { Shown } from './components/shown.js' */

const componentsV2 = 1 << 15;

/**
 * @typedef {{ scene: Scene, say: Say, busy: ReadonlySet<string>,
 *   press: (messageId: string, customId: string, values?: string[]) => void,
 *   dismiss: (messageId: string) => void,
 *   openMessageMenu: (anchor: HTMLElement, message: DiscordMessage) => void,
 *   openPersonMenu: (anchor: HTMLElement, person: Person) => void }} Channel what a message needs to know of its channel
 */

/**
 * @param {DiscordMessage} message
 * @param {Channel} channel
 */
export function messageTemplate(message, channel) {
  const { scene, say } = channel;
  const author = scene.people.find((one) => one.discordId === message.author.id);
  const shown = {
    ...channel,
    message,
    press: (/** @type {string} */ customId, /** @type {string[] | undefined} */ values) =>
      channel.press(message.id, customId, values),
  };
  const openMenu = (/** @type {Event} */ event) => {
    const menuButton = /** @type {HTMLElement} */ (event.currentTarget).querySelector('.more-button');
    if (!menuButton || (event.target instanceof Element && event.target.closest('a'))) return;
    event.preventDefault();
    channel.openMessageMenu(/** @type {HTMLElement} */ (menuButton), message);
  };
  return html`
    <article
      class=${`message dc-message${message.ephemeral ? ' ephemeral' : ''}`}
      data-testid="discord-message"
      data-id=${message.id}
      @contextmenu=${openMenu}
    >
      ${usedLine(shown)}
      <div>${avatar(author)}</div>
      <div class="message-body">
        ${messageHeader(
          {
            name: nameOf(author, message, channel),
            bot: message.author.bot === true,
            sentAt: new Date(message.timestamp),
            direct: message.direct,
          },
          channel,
        )}
        ${message.thinking ? thinking(message, say) : content(message, shown)}
        ${
          message.ephemeral
            ? html`<footer class="dc-only">
              <span class="eye" aria-hidden="true"></span>${say('onlyYou')} ·
              <button type="button" @click=${() => channel.dismiss(message.id)}>${say('dismiss')}</button>
            </footer>`
            : nothing
        }
      </div>
      ${moreButton(say('more'), '⋯', (anchor) => channel.openMessageMenu(anchor, message))}
    </article>
  `;
}

/** @param {DiscordMessage} message @param {Shown} shown */
function content(message, shown) {
  const parts = components(message.components ?? [], shown);
  if ((message.flags ?? 0) & componentsV2) return parts;
  return html`
    ${message.content ? html`<div class="dc-markdown">${markdown(message.content, shown.scene)}</div>` : nothing}
    ${attachments(shown)} ${message.embeds.map((one) => embed(one, shown))} ${parts}
  `;
}

/** @param {Person | undefined} author @param {DiscordMessage} message @param {Channel} channel */
function nameOf(author, message, channel) {
  if (!author) return html`<b class="dc-name">${message.author.global_name ?? message.author.username}</b>`;
  const open = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    channel.openPersonMenu(/** @type {HTMLElement} */ (event.currentTarget), author);
  };
  return html`<button
    type="button"
    class="dc-name"
    aria-haspopup="menu"
    .style=${`--name:${author.color}`}
    @click=${open}
    @contextmenu=${open}
  >
    ${author.name}
  </button>`;
}
