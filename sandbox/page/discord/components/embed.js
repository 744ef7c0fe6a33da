import { html, nothing } from 'lit';
import { externalLink } from '../../shared/templates/external-link.js';
import { markdown } from '../markdown/markdown-template.js';
import { hex } from './hex.js';
import { picture } from './media.js';
/** @import { APIEmbed } from 'discord-api-types/v10' */
/** @import { Around } from './shown.js' */

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
  embed.url ? externalLink(embed.url, embed.title) : markdown(embed.title ?? '', around.scene);
