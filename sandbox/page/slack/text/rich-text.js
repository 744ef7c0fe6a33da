import { html, nothing } from 'lit';
import { styled } from '../../shared/templates/styled.js';
import { withEmoji } from './emoji-names.js';
import { link, mention } from './text-template.js';

/** @import { Scene } from '../../../scene.ts' */

/** The order in which styles are nested, from the innermost to the outermost. */
const styles = /** @type {const} */ (['code', 'strike', 'italic', 'bold']);

/**
 * The elements of a rich_text block.
 * @param {any[]} elements
 * @param {Scene} scene
 */
export const richText = (elements, scene) => elements.map((one) => part(one, scene));

/** @param {any} one @param {Scene} scene @returns {unknown} */
function part(one, scene) {
  const inside = () => one.elements.map((/** @type {any} */ element) => inline(element, scene));
  switch (one.type) {
    case 'rich_text_section':
      return html`<div class="sl-text">${inside()}</div>`;
    case 'rich_text_quote':
      return styled('quote', inside());
    case 'rich_text_preformatted':
      return styled('pre', inside());
    case 'rich_text_list': {
      const items = one.elements.map((/** @type {any} */ item) => html`<li>${part(item, scene)}</li>`);
      const indent = `margin-inline-start:${(one.indent ?? 0) * 1.5}em`;
      return one.style === 'ordered'
        ? html`<ol start=${(one.offset ?? 0) + 1} .style=${indent}>${items}</ol>`
        : html`<ul .style=${indent}>${items}</ul>`;
    }
    default:
      return nothing;
  }
}

/** @param {any} element @param {Scene} scene @returns {unknown} */
function inline(element, scene) {
  const marks = styles.filter((style) => element.style?.[style]);
  return marks.reduce((inside, style) => styled(style, inside), content(element, scene));
}

/** @param {any} element @param {Scene} scene @returns {unknown} */
function content(element, scene) {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return link(element.url, element.text ?? element.url);
    case 'user':
      return mention('user', element.user_id, '', scene);
    case 'usergroup':
      return mention('group', element.usergroup_id, '', scene);
    case 'channel':
      return mention('channel', element.channel_id, '', scene);
    case 'broadcast':
      return html`<span class="mention broad">@${element.range}</span>`;
    case 'emoji':
      return emoji(element);
    case 'date':
      return new Date(element.timestamp * 1000).toLocaleString(scene.locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
    default:
      return nothing;
  }
}

/** @param {any} element an emoji with its code points in hexadecimal, or one that only has a name */
const emoji = ({ name, unicode }) =>
  typeof unicode === 'string'
    ? String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)))
    : withEmoji(`:${name}:`);
