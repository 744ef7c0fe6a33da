import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
/** @import { Say } from '../../words/words.js' */
/** @import { StickToEnd } from './stick-to-end.js' */

/**
 * The messages of a channel, the oldest first, in a list that scrolls.
 * @template Message
 * @param {Message[]} messages
 * @param {{ id: (message: Message) => string, template: (message: Message) => unknown, end: StickToEnd, say: Say }} how
 */
export const messageLog = (messages, { id, template, end, say }) => html`
  <div class="messages" role="log" tabindex="0" aria-label=${say('messages')} @scroll=${end.scrolled}>
    <div>
      ${messages.length === 0 ? html`<p class="no-messages">${say('empty')}</p>` : nothing}
      ${repeat(messages, id, template)}
    </div>
  </div>
`;
