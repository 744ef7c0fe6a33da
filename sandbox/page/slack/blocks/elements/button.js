import { html, nothing } from 'lit';
import { linkButton } from '../../../shared/templates/link-button.js';
import { safeAddress } from '../../../shared/text/safe-address.js';
import { plainText } from '../../text/text-template.js';
/** @import { Placed } from '../choices.js' */
/** @import { Holder } from '../holder.js' */

/** @param {Placed} place @param {Holder} holder */
export function button(place, holder) {
  const { element } = place;
  const label = element.accessibility_label;
  const className = `sl-button ${element.style ?? ''}`;
  const clicked = () => holder.act(place, { value: element.value, text: element.text });
  if (safeAddress(element.url)) return linkButton(element.url, plainText(element.text), { className, label, clicked });
  return html`<button
    type="button"
    class=${className}
    ?disabled=${holder.busy}
    aria-label=${label ?? nothing}
    @click=${clicked}
  >
    ${plainText(element.text)}
  </button>`;
}
