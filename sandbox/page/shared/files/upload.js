import { act } from '../state/visit.js';
import { fileSize } from './file-size.js';
import { largestFile, toSentFile } from './sent-file.js';
/** @import { Locale, PersonKey } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */

/** @typedef {{ id: string, name: string }} Uploaded a file that the sandbox has, under the name it was sent with */

/**
 * Gives a chosen file to a platform, as its client does before the file is used.
 * @param {File} file
 * @param {{ platform: 'discord' | 'slack', as: PersonKey, say: Say, locale: Locale }} visit
 * @returns {Promise<{ ok: true, file: Uploaded } | { ok: false, error: string }>}
 */
export async function upload(file, { platform, as, say, locale }) {
  const sent = await toSentFile(file);
  if ('error' in sent) {
    return { ok: false, error: say(sent.error, { name: file.name, size: fileSize(largestFile, locale) }) };
  }
  const outcome = await act(`${platform}/upload`, { as, ...sent });
  if (!outcome.ok) return outcome;
  const { id } = /** @type {{ ok: true, id: string }} */ (outcome);
  return { ok: true, file: { id, name: sent.name } };
}
