import { html } from 'lit';
import { externalLink } from './external-link.js';

/**
 * A link that looks like a button, with an arrow that says it leaves the page.
 * @param {string} url
 * @param {unknown} content
 * @param {{ className: string, label?: string, clicked?: () => void }} as
 */
export const linkButton = (url, content, as) =>
  externalLink(url, html`${content}<span class="out" aria-hidden="true">↗</span>`, { ...as, title: url });
