import { html, nothing } from 'lit';
import { markdown } from '../markdown/markdown-template.js';
import { button } from './button.js';
import { component, isSelect } from './component-types.js';
import { hex } from './hex.js';
import { attachedFile, picture } from './media.js';
import { selectMenu } from './select-template.js';
import { selectedAtFirst } from './select-values.js';
import { isBusy } from './shown.js';
/** @import { Shown } from './shown.js' */

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
      return attachedFile(one.file, shown);
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

/** @param {any} one @param {Shown} shown */
function select(one, shown) {
  return selectMenu(one, {
    values: selectedAtFirst(one),
    min: one.min_values ?? 1,
    disabled: one.disabled || isBusy(one, shown),
    scene: shown.scene,
    say: shown.say,
    chosen: (values) => shown.press(one.custom_id, values),
  });
}
