import { html } from 'lit';
/** @import { Person } from '../../../scene.ts' */

/**
 * A person's initial on their colour, or the bot's jar. It is hidden from screen readers because the name is written beside it.
 * @param {Pick<Person, 'name' | 'color'> | undefined} who undefined for the bot
 */
export function avatar(who) {
  if (!who) return html`<span class="avatar bot" aria-hidden="true"><img src="/page/icon.svg" alt="" /></span>`;
  return html`<span class="avatar" aria-hidden="true" .style=${`background:${who.color}`}>${who.name.slice(0, 1)}</span>`;
}
