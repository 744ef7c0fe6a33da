import { html, nothing } from 'lit';
import { withEmoji } from './text/emoji-names.js';
/** @import { SlackMessage } from '../../scene.ts' */

/** The emoji that a message's menu offers; Slack has them all. */
export const offeredReactions = ['money_with_wings', '+1', 'tada'];

/** Shows an emoji by its name. @param {string} name */
export const emojiOf = (name) => withEmoji(`:${name}:`);

/**
 * The reactions below a message. Pressing one adds one's own, or takes it back.
 * @param {SlackMessage['reactions']} reactions
 * @param {(name: string) => void} react
 */
export const reactionsTemplate = (reactions, react) =>
  reactions.length === 0
    ? nothing
    : html`<p class="sl-reactions">
        ${reactions.map(
          ({ name, count, own }) =>
            html`<button type="button" aria-pressed=${own} @click=${() => react(name)}>${emojiOf(name)} ${count}</button>`,
        )}
      </p>`;
