import { html } from 'lit';
/** @import { Say } from '../words/words.js' */

/** @typedef {'channel' | 'home' | 'direct'} Place */

/**
 * Leads from the channel to the two tabs of the bot's own place, and back.
 * @param {Place} place where the person is
 * @param {{ channel: string, say: Say, go: (place: Place) => void }} how
 */
export function tabs(place, { channel, say, go }) {
  /** @param {Place} to @param {unknown} label */
  const tab = (to, label) => html`<button
    type="button"
    class="sl-tab"
    data-testid=${`slack-tab-${to}`}
    aria-current=${to === place ? 'page' : 'false'}
    @click=${() => go(to)}
  >
    ${label}
  </button>`;
  return html`<nav class="sl-tabs" aria-label="Slack">
    ${tab('channel', html`<span aria-hidden="true">#</span> ${channel}`)} ${tab('home', say('homeTab'))}
    ${tab('direct', say('directTab'))}
  </nav>`;
}
