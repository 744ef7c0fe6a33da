import { html, nothing } from 'lit';
import { safeAddress } from '../text/safe-address.js';

/**
 * A link to another site, opened in a tab of its own that can't reach this page. An address that isn't http or https is not
 * linked to; its text stays.
 * @param {string} url
 * @param {unknown} content
 * @param {{ className?: string, title?: string, label?: string, clicked?: () => void }} [as]
 */
export const externalLink = (url, content, { className, title, label, clicked } = {}) => html`<a
  class=${className ?? nothing}
  href=${safeAddress(url) ?? nothing}
  target="_blank"
  rel="noopener noreferrer"
  title=${title ?? nothing}
  aria-label=${label ?? nothing}
  @click=${clicked}
  >${content}</a
>`;
