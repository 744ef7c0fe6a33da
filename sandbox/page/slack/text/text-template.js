import { html, nothing } from 'lit';
import { externalLink } from '../../shared/templates/external-link.js';
import { styled } from '../../shared/templates/styled.js';
import { safeAddress } from '../../shared/text/safe-address.js';
import { withEmoji } from './emoji-names.js';
import { parseMrkdwn } from './mrkdwn.js';
/** @import { Scene } from '../../../scene.ts' */
/** @import { Node } from './mrkdwn.js' */

/** The words of a plain text object, with its emoji where it wants them. @param {{ text: string, emoji?: boolean }} text */
export const plainText = ({ text, emoji = true }) => (emoji ? withEmoji(text) : text);

/**
 * A text object: mrkdwn is formatted, plain text stays as it is.
 * @param {{ type: string, text: string, emoji?: boolean } | undefined} text
 * @param {Scene} scene
 */
export function textObject(text, scene) {
  if (!text) return nothing;
  return text.type === 'mrkdwn' ? mrkdwn(text.text, scene) : html`<span class="sl-plain">${plainText(text)}</span>`;
}

/**
 * @param {string} source
 * @param {Scene} scene
 */
export const mrkdwn = (source, scene) => html`<span class="sl-text">${nodes(parseMrkdwn(source), scene)}</span>`;

/** @param {Node[]} list @param {Scene} scene @returns {unknown[]} */
const nodes = (list, scene) => list.map((one) => nodeTemplate(one, scene));

/** @param {Node} node @param {Scene} scene */
function nodeTemplate(node, scene) {
  switch (node.kind) {
    case 'text':
      return withEmoji(node.text);
    case 'code':
    case 'pre':
      return styled(node.kind, node.text);
    case 'bold':
    case 'italic':
    case 'strike':
    case 'quote':
      return styled(node.kind, nodes(node.of, scene));
    case 'link':
      return link(node.url, node.text);
    case 'broadcast':
      return html`<span class="mention broad">${node.text}</span>`;
    default:
      return mention(node.kind, node.id, node.text, scene);
  }
}

/** @param {string} url @param {string} text */
export function link(url, text) {
  const isOpened = !url.startsWith('mailto:') && safeAddress(url) !== undefined;
  return isOpened ? externalLink(url, text) : html`<span>${text}</span>`;
}

/**
 * @param {'user' | 'group' | 'channel'} kind
 * @param {string} id
 * @param {string} label what the sender called it, shown when the id isn't known
 * @param {Scene} scene
 */
export function mention(kind, id, label, scene) {
  if (kind === 'channel')
    return html`<span class="mention">#${id === scene.slack.channel.id ? scene.slack.channel.name : label || id}</span>`;
  const person = scene.people.find((one) => one.slackId === id);
  const group = scene.roles.find((one) => one.slackId === id);
  return html`<span class="mention">@${person?.name ?? group?.handle ?? (label.replace(/^@/, '') || id)}</span>`;
}
