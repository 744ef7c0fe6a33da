import { html, nothing } from 'lit';
import { safeAddress } from '../../shared/text/safe-address.js';
import '../../shared/menus/select-menu.js';
import { markdown } from '../markdown/markdown-template.js';
import { buttonStyle, component, isSelect, linkStyle } from './component-types.js';
import { fileCard, picture } from './media.js';
import { selectOptions } from './select-options.js';
import { choosesMany, selectedAtFirst } from './select-values.js';
/** @import { DiscordMessage, Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */

/**
 * @typedef {{ scene: Scene, say: Say, message: DiscordMessage, busy: ReadonlySet<string>,
 *   press: (customId: string, values?: string[]) => void }} Shown what a component needs to know of its message
 */

/**
 * @param {any[]} components the platform's JSON; what Discord wouldn't show isn't shown
 * @param {Shown} shown
 * @returns {unknown[]}
 */
export const components = (components, shown) => components.map((one) => template(one, shown));

/**
 * @param {any} one
 * @param {Shown} shown
 * @returns {unknown}
 */
function template(one, shown) {
  switch (one.type) {
    case component.actionRow:
      return html`<div class="dc-row">${components(one.components ?? [], shown)}</div>`;
    case component.button:
      return button(one, shown);
    case component.section:
      return html`<div class="dc-section">
        <div class="dc-section-text">${components(one.components ?? [], shown)}</div>
        ${template(one.accessory, shown)}
      </div>`;
    case component.textDisplay:
      return html`<div class="dc-markdown">${markdown(one.content, shown.scene)}</div>`;
    case component.thumbnail:
      return picture(one.media, one.description, shown, 'dc-thumbnail');
    case component.mediaGallery:
      return html`<div class="dc-gallery">
        ${one.items.map((/** @type {any} */ item) => picture(item.media, item.description, shown, 'dc-picture'))}
      </div>`;
    case component.file:
      return fileCard(one.file, shown);
    case component.separator:
      return html`<hr class=${`dc-separator space-${one.spacing ?? 1}${one.divider === false ? ' invisible' : ''}`} />`;
    case component.container:
      return html`<div class="dc-container" .style=${one.accent_color == null ? '' : `--accent:${hex(one.accent_color)}`}>
        ${components(one.components ?? [], shown)}
      </div>`;
    default:
      return isSelect(one.type) ? select(one, shown) : nothing;
  }
}

/** @param {number} color 0xRRGGBB */
export const hex = (color) => `#${color.toString(16).padStart(6, '0')}`;

/** @param {any} one @param {Shown} shown */
function button(one, shown) {
  const style = buttonStyle[one.style] ?? 'secondary';
  const emoji = one.emoji ? html`<span class="emoji" aria-hidden="true">${one.emoji.name}</span>` : nothing;
  if (one.style === linkStyle && !one.disabled) {
    return html`<a
      class="dc-button link"
      href=${safeAddress(one.url) ?? nothing}
      target="_blank"
      rel="noopener noreferrer"
      title=${one.url}
      >${emoji}${one.label}<span class="out" aria-hidden="true">↗</span></a
    >`;
  }
  const busy = shown.busy.has(`${shown.message.id}:${one.custom_id}`);
  return html`<button
    type="button"
    class=${`dc-button ${style}${busy ? ' busy' : ''}`}
    ?disabled=${one.disabled || busy}
    aria-label=${one.label || one.emoji?.name || nothing}
    @click=${() => shown.press(one.custom_id)}
  >
    ${emoji}<span>${one.label}</span>
  </button>`;
}

/** @param {any} one @param {Shown} shown */
const select = (one, shown) => html`<select-menu
  .options=${selectOptions(one, shown.scene)}
  .values=${selectedAtFirst(one)}
  .placeholder=${one.placeholder ?? ''}
  .say=${shown.say}
  .min=${one.min_values ?? 1}
  .max=${one.max_values ?? 1}
  ?multiple=${choosesMany(one)}
  ?disabled=${one.disabled || shown.busy.has(`${shown.message.id}:${one.custom_id}`)}
  @chosen=${(/** @type {CustomEvent<string[]>} */ event) => shown.press(one.custom_id, event.detail)}
></select-menu>`;
