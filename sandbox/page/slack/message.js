import { html, nothing } from 'lit';
import { avatar } from '../shared/templates/avatar.js';
import { clock } from '../shared/text/clock.js';
import { safeAddress } from '../shared/text/safe-address.js';
import { blocks } from './blocks/blocks.js';
import { mrkdwn } from './text/text-template.js';
/** @import { Scene, SlackMessage } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */
/** @import { Holder } from './blocks/elements.js' */

/**
 * @param {SlackMessage} message
 * @param {{ scene: Scene, say: Say, holder: Holder, openMenu: (anchor: HTMLElement, message: SlackMessage) => void }} channel
 */
export function messageTemplate(message, { scene, say, holder, openMenu }) {
  const author = scene.people.find((one) => one.slackId === message.user);
  const sentAt = Number(message.ts) * 1000;
  return html`
    <article
      class=${`sl-message${message.ephemeral ? ' ephemeral' : ''}`}
      data-testid="slack-message"
      data-ts=${message.ts}
    >
      ${message.ephemeral ? html`<p class="sl-only"><span class="eye" aria-hidden="true"></span>${say('onlyVisible')}</p>` : nothing}
      <div class="sl-gutter">${avatar(author)}</div>
      <div class="sl-body">
        <header>
          <b>${author?.name ?? 'Tip Jar'}</b>
          ${message.bot ? html`<span class="sl-tag">${say('app')}</span>` : nothing}
          <time datetime=${new Date(sentAt).toISOString()}>${clock(sentAt, scene.locale)}</time>
          ${message.direct ? html`<span class="sl-direct">${say('directMessage')}</span>` : nothing}
        </header>
        ${message.blocks.length > 0 ? blocks(message.blocks, holder) : mrkdwn(message.text, scene)}
        ${message.files.map(file)}
      </div>
      <button
        type="button"
        class="sl-more"
        aria-label=${say('moreActions')}
        aria-haspopup="menu"
        title=${say('moreActions')}
        @click=${(/** @type {Event} */ event) => openMenu(/** @type {HTMLElement} */ (event.currentTarget), message)}
      >
        ⋮
      </button>
    </article>
  `;
}

/** @param {SlackMessage['files'][number]} file */
function file({ name, mimetype, url, alt, text }) {
  const address = safeAddress(url) ?? nothing;
  if (mimetype.startsWith('image/')) return html`<img class="sl-picture" src=${address} alt=${alt ?? name} />`;
  return html`<a class="sl-file" href=${address} download=${name}>
    <span class="sl-file-icon" aria-hidden="true"></span>
    <span><b>${name}</b><small>${mimetype}</small></span>
    ${text ? html`<pre><code>${text}</code></pre>` : nothing}
  </a>`;
}
