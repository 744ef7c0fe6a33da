import { html, nothing } from 'lit';
/** @import { Say } from '../../words/words.js' */
/** @import { Line } from './command-line.js' */

/**
 * Shows the options of the command in order, and what the one being written is for.
 * @param {Line} line
 * @param {Say} say
 */
export function optionHints({ leaf, filled, current }, say) {
  const now = current?.option ?? leaf.options.find((option) => !filled.some((one) => one.option === option));
  return html`
    <div class="dc-hints">
      <p>
        <b>/${leaf.shown}</b>
        ${leaf.options.map((option) => {
          const found = filled.find((one) => one.option === option);
          const state = option === current?.option ? 'now' : found?.error ? 'wrong' : found ? 'filled' : 'open';
          return html`<span class=${`dc-chip ${state}`}>${option.shown}${option.required ? nothing : html`<i>?</i>`}</span>`;
        })}
      </p>
      <p class="dc-hint">
        ${
          now
            ? html`<b>${now.shown}</b> ${now.description}${now.required ? nothing : html` <i>(${say('optional')})</i>`}`
            : leaf.description
        }
      </p>
    </div>
  `;
}
