import { html } from 'lit';
/** @import { DiscordMessage } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */

/** What stands in a message that the bot has yet to write. @param {DiscordMessage} message @param {Say} say */
export const thinking = (message, say) => html`
  <p class="dc-thinking" role="status">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${message.author.global_name ?? message.author.username} ${say('thinking')}
  </p>
`;
