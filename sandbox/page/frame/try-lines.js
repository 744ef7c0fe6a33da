import { html } from 'lit';
/** @import { PersonKey } from '../../scene.ts' */
/** @import { Say } from '../words/words.js' */

/**
 * Three things to try. Each line is a button that switches to its person and puts the line into both composers.
 * @param {Say} say
 * @param {(as: PersonKey, line: string) => void} fill
 */
export function tryLines(say, fill) {
  /** @param {PersonKey} as @param {string} text */
  const line = (as, text) =>
    html`<button class="try-line" title=${say('fill')} @click=${() => fill(as, text)}><code>${text}</code></button>`;
  return html`
    <section class="try" aria-label=${say('tryThis')}>
      <ol>
        <li>
          <span><b>Ada</b> ${say('tryAda')}</span>
          ${line('ada', '/tipjar setup')} <span>${say('tryAdaOr')}</span> ${line('ada', '/tipjar add paypal adalovelace')}
        </li>
        <li><span><b>Ben</b> ${say('tryBen')}</span> ${line('ben', '/tip @Ada')} <span>${say('tryBenOr')}</span></li>
        <li>
          <span><b>Grace</b> ${say('tryGrace')}</span>
          ${line('grace', '/tipjar-admin role @Time-out block')} <span>${say('tryGraceThen')}</span>
        </li>
      </ol>
    </section>
  `;
}
