import { html, nothing } from 'lit';
import { safeAddress } from '../text/safe-address.js';

/**
 * A file to download.
 * @param {{ name: string, url: string, note: string, preview?: unknown }} file `note` is its size or its kind
 */
export const fileCard = ({ name, url, note, preview = nothing }) => html`<a
  class="file-card"
  href=${safeAddress(url) ?? nothing}
  download=${name}
>
  <span class="file-icon" aria-hidden="true"></span>
  <span><b>${name}</b><small>${note}</small></span>
  ${preview}
</a>`;
