import { html } from 'lit';
/** @import { Say } from '../../words/words.js' */

/** @param {boolean} connected whether the bot is @param {Say} say */
export const connection = (connected, say) =>
  html`<span class="connection" data-connected=${connected} role="status">${say(connected ? 'online' : 'offline')}</span>`;
