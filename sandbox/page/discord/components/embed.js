import { html, nothing } from 'lit';
import { safeAddress } from '../../shared/text/safe-address.js';
import { markdown } from '../markdown/markdown-template.js';
import { hex } from './components.js';
import { picture } from './media.js';
/** @import { APIEmbed } from 'discord-api-types/v10' */
/** @import { Around } from './media.js' */

/**
 * @param {APIEmbed} embed
 * @param {Around} around
 */
export const embed = (embed, around) => html`
  <div class="dc-container dc-embed" .style=${embed.color == null ? '' : `--accent:${hex(embed.color)}`}>
    ${embed.author ? html`<div class="dc-embed-author">${embed.author.name}</div>` : nothing}
    ${embed.title ? html`<div class="dc-embed-title">${title(embed, around)}</div>` : nothing}
    ${embed.description ? html`<div class="dc-markdown">${markdown(embed.description, around.scene)}</div>` : nothing}
    ${
      embed.fields?.length
        ? html`<dl class="dc-fields">
          ${embed.fields.map(
            (field) => html`<div class=${field.inline ? 'inline' : ''}>
              <dt>${field.name}</dt>
              <dd class="dc-markdown">${markdown(field.value, around.scene)}</dd>
            </div>`,
          )}
        </dl>`
        : nothing
    }
    ${embed.image ? picture(embed.image, '', around, 'dc-picture') : nothing}
    ${embed.footer ? html`<small class="dc-embed-footer">${embed.footer.text}</small>` : nothing}
  </div>
`;

/** @param {APIEmbed} embed @param {Around} around */
const title = (embed, around) =>
  embed.url
    ? html`<a href=${safeAddress(embed.url) ?? nothing} target="_blank" rel="noopener noreferrer">${embed.title}</a>`
    : markdown(embed.title ?? '', around.scene);
