import { html } from 'lit';

/** @import { Say } from '../words/words.js' */

/** @typedef {'discord' | 'slack'} Platform */

/** @type {[Platform, string][]} */
const tabs = [
  ['discord', 'Discord'],
  ['slack', 'Slack'],
];

/** @param {Platform} platform */
const other = (platform) => (platform === 'discord' ? 'slack' : 'discord');

/**
 * The tabs of a narrow window, which has room for one chat. The arrow keys switch as a click does.
 * @param {Platform} chosen
 * @param {Say} say
 * @param {(platform: Platform) => void} choose
 */
export const chatTabs = (chosen, say, choose) => html`
  <div
    class="chat-tabs"
    role="tablist"
    aria-label=${say('chats')}
    @keydown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      choose(other(chosen));
      const list = /** @type {HTMLElement} */ (event.currentTarget);
      /** @type {HTMLElement | null} */ (list.querySelector('[aria-selected="false"]'))?.focus();
    }}
  >
    ${tabs.map(
      ([platform, name]) => html`
        <button
          type="button"
          role="tab"
          id=${`${platform}-tab`}
          data-testid=${`${platform}-tab`}
          aria-selected=${platform === chosen}
          aria-controls=${`${platform}-chat`}
          tabindex=${platform === chosen ? 0 : -1}
          @click=${() => choose(platform)}
        >
          ${name}
        </button>
      `,
    )}
  </div>
`;
