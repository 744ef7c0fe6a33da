import { html, nothing } from 'lit';
import { clock } from '../text/clock.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */

/**
 * Says who wrote a message, and when.
 * @param {{ name: unknown, bot: boolean, sentAt: Date, direct: boolean }} message `name` is a template
 * @param {{ scene: Scene, say: Say }} around
 */
export const messageHeader = ({ name, bot, sentAt, direct }, { scene, say }) => html`
  <header class="message-header">
    ${name}
    ${bot ? html`<span class="app-tag">${say('app')}</span>` : nothing}
    <time datetime=${sentAt.toISOString()}>${clock(sentAt, scene.locale)}</time>
    ${direct ? html`<span class="direct-tag">${say('directMessage')}</span>` : nothing}
  </header>
`;
