import { html } from 'lit';
import { externalLink } from '../../shared/templates/external-link.js';
import { styled } from '../../shared/templates/styled.js';
import { parseMarkdown } from './markdown.js';
import { moment } from './moment.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Block } from './markdown.js' */
/** @import { Inline } from './markdown-inline.js' */

/**
 * @param {string} source
 * @param {Scene} scene names what is mentioned
 */
export const markdown = (source, scene) => parseMarkdown(source).map((block) => blockTemplate(block, scene));

/**
 * @param {Block} block
 * @param {Scene} scene
 */
function blockTemplate(block, scene) {
  if (block.kind === 'pre') return styled('pre', block.text);
  if (block.kind === 'list') {
    return html`<div class="md-list" role="list">
      ${block.items.map(
        (item) => html`<div role="listitem" .style=${`padding-left:${item.level * 1.25}em`}>
          <span class="md-marker" aria-hidden="true">${item.marker}</span><span>${inline(item.of, scene)}</span>
        </div>`,
      )}
    </div>`;
  }
  const inside = inline(block.of, scene);
  switch (block.kind) {
    case 'small':
      return html`<small class="md-small">${inside}</small>`;
    case 'quote':
      return styled('quote', inside);
    case 'heading':
      return html`<div class=${`md-heading md-heading-${block.level}`} role="heading" aria-level=${block.level + 2}>
        ${inside}
      </div>`;
    case 'paragraph':
      return html`<div class="md-text">${inside}</div>`;
  }
}

/**
 * @param {Inline[]} nodes
 * @param {Scene} scene
 * @returns {unknown[]}
 */
const inline = (nodes, scene) => nodes.map((node) => inlineTemplate(node, scene));

/**
 * @param {Inline} node
 * @param {Scene} scene
 */
function inlineTemplate(node, scene) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return styled('code', node.text);
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike':
      return styled(node.kind, inline(node.of, scene));
    case 'spoiler':
      return html`<span class="md-spoiler" tabindex="0">${inline(node.of, scene)}</span>`;
    case 'link':
      return externalLink(node.url, inline(node.of, scene));
    case 'time':
      return html`<time class="md-time">${moment(node.seconds, node.style, scene.locale)}</time>`;
    default:
      return html`<span class="mention">${mentioned(node.kind, node.id, scene)}</span>`;
  }
}

/**
 * @param {'user' | 'role' | 'channel'} kind
 * @param {string} id
 * @param {Scene} scene
 */
function mentioned(kind, id, scene) {
  if (kind === 'channel') return `#${id === scene.discord.channel.id ? scene.discord.channel.name : id}`;
  const known = kind === 'user' ? scene.people : scene.roles;
  return `@${known.find((one) => one.discordId === id)?.name ?? (kind === 'user' ? 'Tip Jar' : id)}`;
}
