import { html, nothing } from 'lit';
import { linkButton } from '../../shared/templates/link-button.js';
import { buttonStyle, linkStyle } from './component-types.js';
import { isBusy } from './shown.js';
/** @import { Shown } from './shown.js' */

/** @param {any} one @param {Shown} shown */
export function button(one, shown) {
  const emoji = one.emoji ? html`<span aria-hidden="true">${one.emoji.name}</span>` : nothing;
  if (one.style === linkStyle && !one.disabled) {
    return linkButton(one.url, html`${emoji}${one.label}`, { className: 'dc-button' });
  }
  const busy = isBusy(one, shown);
  return html`<button
    type="button"
    class=${`dc-button ${buttonStyle[one.style] ?? ''}${busy ? ' busy' : ''}`}
    ?disabled=${one.disabled || busy}
    aria-label=${one.label || one.emoji?.name || nothing}
    @click=${() => shown.press(one.custom_id)}
  >
    ${emoji}<span>${one.label}</span>
  </button>`;
}
