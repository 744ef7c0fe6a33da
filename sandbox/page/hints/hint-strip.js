import { html, nothing } from 'lit';
import { firstTip } from './next-hint.js';

/** @import { PersonKey } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */
/** @import { Hint } from './next-hint.js' */

/** @typedef {{ as: PersonKey, line: string }} Try */

const add = /** @type {Try} */ ({ as: 'ada', line: '/tipjar add paypal adalovelace' });
const setup = /** @type {Try} */ ({ as: 'ada', line: '/tipjar setup' });
const tip = /** @type {Try} */ ({ as: 'ben', line: '/tip @Ada' });
const block = /** @type {Try} */ ({ as: 'grace', line: '/tipjar-admin role @Time-out block' });

/**
 * One hint at a time: what to do next. A line in it is a button that becomes its person and puts the line into a composer.
 * @param {Hint} hint
 * @param {{ say: Say, fill: (line: Try) => void, next: () => void, close: () => void }} how
 */
export function hintStrip(hint, { say, fill, next, close }) {
  if (hint === 'closed') return nothing;
  const step = firstTip.indexOf(hint) + 1;
  return html`
    <section class="hints" aria-label=${say('hints')} data-testid="hints" data-hint=${hint}>
      ${step > 0 ? html`<b class="hint-step">${say('hintStep', { step, count: firstTip.length })}</b>` : nothing}
      <div class="hint" role="status">${content(hint, say, fill)}</div>
      <div class="hint-buttons">
        ${
          step > 0
            ? html`<button type="button" class="plain-button" data-testid="hint-next" @click=${next}>
              ${say('hintNext')}
            </button>`
            : nothing
        }
        <button type="button" class="plain-button" data-testid="hint-close" @click=${close}>${say('hintClose')}</button>
      </div>
    </section>
  `;
}

/** @param {Hint} hint @param {Say} say @param {(line: Try) => void} fill */
function content(hint, say, fill) {
  /** @param {Try} one */
  const line = (one) =>
    html`<button type="button" class="try-line" data-testid="try-line" title=${say('fill')} @click=${() => fill(one)}>
      <code>${one.line}</code>
    </button>`;
  switch (hint) {
    case 'jar':
      return html`<span>${say('hintJar')}</span> ${line(add)} <span class="hint-or">${say('hintJarOr')} ${line(setup)}</span>`;
    case 'tip':
      return html`<span>${say('hintTip')}</span> ${line(tip)} <span class="hint-or">${say('hintTipOr')}</span>`;
    case 'card':
      return html`<span>${say('hintCard')}</span>`;
    default:
      return html`<span>${say('hintMore')}</span> ${line(setup)} <span class="hint-or">${say('hintAdmin')} ${line(block)}</span>`;
  }
}
