import { html, nothing } from 'lit';

/** @import { TrafficEntry } from '../../traffic/traffic-entry.ts' */
/** @import { Say } from '../words/words.js' */

const platforms = { discord: 'Discord', slack: 'Slack' };

/**
 * One line that says who asked for what, and the JSON of it once it is unfolded.
 * @param {TrafficEntry} entry
 * @param {{ say: Say, unfolded: boolean, fold: (open: boolean) => void }} how
 */
export function entryTemplate({ platform, from, name, status, milliseconds, sent, answered }, { say, unfolded, fold }) {
  const [sender, receiver] = from === 'bot' ? ['Tip Jar', platforms[platform]] : [platforms[platform], 'Tip Jar'];
  return html`
    <details
      class=${`traffic-entry ${platform}-entry`}
      @toggle=${(/** @type {Event} */ event) => fold(/** @type {HTMLDetailsElement} */ (event.target).open)}
    >
      <summary>
        <span class="traffic-way">${sender} → ${receiver}</span>
        <code>${name}</code>
        ${status === undefined ? nothing : html`<span class=${status < 400 ? '' : 'refused'}>${status}</span>`}
        ${milliseconds === undefined ? nothing : html`<span>${milliseconds} ms</span>`}
      </summary>
      ${unfolded ? html`${json(say('sent'), sent)} ${answered === undefined ? nothing : json(say('answered'), answered)}` : nothing}
    </details>
  `;
}

/** @param {string} label @param {unknown} value */
const json = (label, value) =>
  html`<p>${label}</p><pre tabindex="0" aria-label=${label}>${JSON.stringify(value, null, 2)}</pre>`;
