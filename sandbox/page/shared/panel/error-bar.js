import { html, nothing } from 'lit';
/** @import { Say } from '../../words/words.js' */

/**
 * Says what went wrong, with a button that closes it.
 * @param {string} error nothing is shown for an empty string
 * @param {{ testid: string, say: Say, close: () => void }} how
 */
export const errorBar = (error, { testid, say, close }) =>
  error
    ? html`<p class="error-bar" role="alert" data-testid=${testid}>
        <span>${error}</span>
        <button type="button" aria-label=${say('dismissError')} @click=${close}>✕</button>
      </p>`
    : nothing;
