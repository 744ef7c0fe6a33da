import { html, nothing } from 'lit';
import { fileCard } from '../shared/files/file-card.js';
import { messageHeader } from '../shared/panel/message-header.js';
import { moreButton } from '../shared/panel/more-button.js';
import { avatar } from '../shared/templates/avatar.js';
import { safeAddress } from '../shared/text/safe-address.js';
import { blocks } from './blocks/blocks.js';
import { reactionsTemplate } from './reactions.js';
import { mrkdwn } from './text/text-template.js';
/** @import { Scene, SlackMessage } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */
/** @import { Holder } from './blocks/holder.js' */

/**
 * @param {SlackMessage} message
 * @param {{ scene: Scene, say: Say, holder: Holder, openMenu: (anchor: HTMLElement, message: SlackMessage) => void,
 *   react: (name: string) => void }} channel
 */
export function messageTemplate(message, channel) {
  const { scene, say, holder, openMenu, react } = channel;
  const { bot, direct } = message;
  const author = scene.people.find((one) => one.slackId === message.user);
  const name = html`<b>${author?.name ?? 'Tip Jar'}</b>`;
  const sentAt = new Date(Number(message.ts) * 1000);
  return html`
    <article
      class=${`message sl-message${message.ephemeral ? ' ephemeral' : ''}`}
      data-testid="slack-message"
      data-ts=${message.ts}
    >
      ${message.ephemeral ? html`<p class="sl-only"><span class="eye" aria-hidden="true"></span>${say('onlyVisible')}</p>` : nothing}
      <div>${avatar(author)}</div>
      <div class="message-body">
        ${messageHeader({ name, bot, sentAt, direct }, channel)}
        ${message.blocks.length > 0 ? blocks(message.blocks, holder) : mrkdwn(message.text, scene)}
        ${message.files.map(file)} ${reactionsTemplate(message.reactions, react)}
      </div>
      ${moreButton(say('moreActions'), '⋮', (anchor) => openMenu(anchor, message))}
    </article>
  `;
}

/** @param {SlackMessage['files'][number]} file */
function file({ name, mimetype, url, alt, text }) {
  if (mimetype.startsWith('image/')) {
    return html`<img class="sl-picture" src=${safeAddress(url) ?? nothing} alt=${alt ?? name} />`;
  }
  return fileCard({ name, url, note: mimetype, preview: text ? html`<pre><code>${text}</code></pre>` : nothing });
}
