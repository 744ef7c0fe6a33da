import { html } from 'lit';

/** @typedef {'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'pre' | 'quote'} Style */

/**
 * Text in one of the styles that both chats have.
 * @param {Style} style
 * @param {unknown} inside
 */
export function styled(style, inside) {
  switch (style) {
    case 'bold':
      return html`<strong>${inside}</strong>`;
    case 'italic':
      return html`<em>${inside}</em>`;
    case 'underline':
      return html`<u>${inside}</u>`;
    case 'strike':
      return html`<s>${inside}</s>`;
    case 'code':
      return html`<code>${inside}</code>`;
    case 'pre':
      return html`<pre><code>${inside}</code></pre>`;
    case 'quote':
      return html`<blockquote>${inside}</blockquote>`;
  }
}
