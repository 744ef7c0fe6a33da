import { html, nothing } from 'lit';
import { fileCard } from '../../shared/files/file-card.js';
import { fileSize } from '../../shared/files/file-size.js';
import { safeAddress } from '../../shared/text/safe-address.js';

/** @import { DiscordMessage } from '../../../scene.ts' */
/** @import { Around } from './shown.js' */

/**
 * Finds an attachment by its address, which is `attachment://NAME` until Discord puts its own address there.
 * @param {string} url
 * @param {DiscordMessage} message
 */
function attachmentOf(url, message) {
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
  return message.attachments.find((one) => one.url === url || one.filename === name);
}

/**
 * @param {{ url: string }} media
 * @param {string | null | undefined} alt
 * @param {Around} around
 * @param {string} className
 */
export function picture(media, alt, { message }, className) {
  const address = safeAddress(attachmentOf(media.url, message)?.url ?? media.url);
  return address ? html`<img class=${className} src=${address} alt=${alt ?? ''} loading="lazy" />` : nothing;
}

/**
 * A file to download.
 * @param {{ url: string }} file
 * @param {Around} around
 */
export function attachedFile(file, { message, scene, say }) {
  const kept = attachmentOf(file.url, message);
  return fileCard({
    name: kept?.filename ?? file.url.split('/').at(-1) ?? '',
    url: kept?.url ?? file.url,
    note: kept ? fileSize(kept.size, scene.locale) : say('download'),
  });
}

/** Shows the attachments of a message without components. @param {Around} around */
export const attachments = (around) =>
  around.message.attachments.map((one) =>
    one.content_type?.startsWith('image/')
      ? picture(one, one.description, around, 'dc-picture')
      : attachedFile(one, around),
  );
