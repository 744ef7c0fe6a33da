import { html, nothing } from 'lit';
import { safeAddress } from '../../shared/text/safe-address.js';
import { richText } from '../text/rich-text.js';
import { plainText, textObject } from '../text/text-template.js';
import { elementTemplate } from './elements/element-template.js';
/** @import { Holder } from './holder.js' */

/**
 * @param {any[]} list the platform's JSON; what Slack wouldn't show isn't shown
 * @param {Holder} holder
 * @param {Record<string, string>} [errors] block_id -> what is wrong with its input
 */
export const blocks = (list, holder, errors = {}) => list.map((block) => blockTemplate(block, holder, errors));

/**
 * @param {any} block
 * @param {Holder} holder
 * @param {Record<string, string>} errors
 */
function blockTemplate(block, holder, errors) {
  const { scene } = holder;
  const at = (/** @type {any} */ element) => ({ blockId: block.block_id, element });
  switch (block.type) {
    case 'header':
      return html`<h3 class="sl-header">${plainText(block.text)}</h3>`;
    case 'divider':
      return html`<hr class="sl-divider" />`;
    case 'section':
      return html`<div class="sl-section">
        <div>
          ${textObject(block.text, scene)}
          ${
            block.fields
              ? html`<div class="sl-fields">
                ${block.fields.map((/** @type {any} */ field) => html`<div>${textObject(field, scene)}</div>`)}
              </div>`
              : nothing
          }
        </div>
        ${block.accessory ? elementTemplate(at(block.accessory), holder, { label: block.text?.text ?? '' }) : nothing}
      </div>`;
    case 'context':
      return html`<div class="sl-context">
        ${block.elements.map((/** @type {any} */ one) =>
          one.type === 'image' ? elementTemplate(at(one), holder) : html`<span>${textObject(one, scene)}</span>`,
        )}
      </div>`;
    case 'actions':
      return html`<div class="sl-actions">
        ${block.elements.map((/** @type {any} */ one) => elementTemplate(at(one), holder))}
      </div>`;
    case 'image':
      return html`<figure class="sl-image">
        ${block.title ? html`<figcaption>${block.title.text}</figcaption>` : nothing}
        <img src=${safeAddress(block.image_url ?? block.slack_file?.url) ?? nothing} alt=${block.alt_text} />
      </figure>`;
    case 'rich_text':
      return html`<div class="sl-rich">${richText(block.elements, scene)}</div>`;
    case 'input':
      return inputBlock(block, holder, errors[block.block_id]);
    default:
      return nothing;
  }
}

/** @param {any} block @param {Holder} holder @param {string | undefined} error */
function inputBlock(block, holder, error) {
  const id = `sl-${block.block_id}-${block.element.action_id}`;
  const place = { blockId: block.block_id, element: block.element };
  const as = { label: block.label.text, input: true, id, tells: block.dispatch_action === true };
  return html`<div class=${error ? 'sl-input wrong' : 'sl-input'}>
    <label for=${id}>${block.label.text}${block.optional ? html`<i> (${holder.say('optional')})</i>` : nothing}</label>
    ${elementTemplate(place, holder, as)}
    ${error ? html`<p class="sl-input-error" role="alert">${error}</p>` : nothing}
    ${block.hint ? html`<p class="sl-hint">${block.hint.text}</p>` : nothing}
  </div>`;
}
