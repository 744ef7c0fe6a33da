import { html } from 'lit';
import { recall, remember } from '../shared/state/memory.js';

/** @import { Say } from '../words/words.js' */

const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark: as the visitor chose, and otherwise as the system is. */
export const isDark = () => (recall('theme') || (systemIsDark.matches ? 'dark' : 'light')) === 'dark';

/** Applies what the visitor chose before a reload. */
export function applyTheme() {
  root.style.colorScheme = recall('theme');
}

/** @param {Say} say @param {() => void} switched */
export const themeSwitch = (say, switched) => html`
  <button
    type="button"
    class="plain-button"
    data-testid="dark"
    aria-label=${say('dark')}
    title=${say('dark')}
    aria-pressed=${isDark()}
    @click=${() => {
      remember('theme', isDark() ? 'light' : 'dark');
      applyTheme();
      switched();
    }}
  >
    <span aria-hidden="true">◐</span>
  </button>
`;
