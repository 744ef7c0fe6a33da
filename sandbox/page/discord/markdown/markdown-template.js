import { html, nothing } from 'lit';
import { safeAddress } from '../../shared/text/safe-address.js';
import { parseMarkdown } from './markdown.js';
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
  if (block.kind === 'pre') return html`<pre><code>${block.text}</code></pre>`;
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
      return html`<blockquote>${inside}</blockquote>`;
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
      return html`<code>${node.text}</code>`;
    case 'bold':
      return html`<strong>${inline(node.of, scene)}</strong>`;
    case 'italic':
      return html`<em>${inline(node.of, scene)}</em>`;
    case 'underline':
      return html`<u>${inline(node.of, scene)}</u>`;
    case 'strike':
      return html`<s>${inline(node.of, scene)}</s>`;
    case 'spoiler':
      return html`<span class="md-spoiler" tabindex="0">${inline(node.of, scene)}</span>`;
    case 'link':
      return html`<a href=${safeAddress(node.url) ?? nothing} target="_blank" rel="noopener noreferrer"
        >${inline(node.of, scene)}</a
      >`;
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

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/**
 * @param {number} seconds since 1970
 * @param {string} style one of Discord's letters; `R` is relative to now
 * @param {string} locale
 */
function moment(seconds, style, locale) {
  if (style !== 'R') return new Intl.DateTimeFormat(locale, styles[style]).format(seconds * 1000);
  const away = seconds - Date.now() / 1000;
  const [unit, size] = relativeUnit(Math.abs(away));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(away / size), unit);
}

/** @param {number} seconds @returns {[Intl.RelativeTimeFormatUnit, number]} */
function relativeUnit(seconds) {
  if (seconds < 60) return ['second', 1];
  if (seconds < 3600) return ['minute', 60];
  return seconds < 86_400 ? ['hour', 3600] : ['day', 86_400];
}
