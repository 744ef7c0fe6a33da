import { act } from '../state/act.js';
import { fileSize } from './file-size.js';
import { largestFile, toSentFile } from './sent-file.js';
/** @import { Person, Scene } from '../../../scene.ts' */
/** @import { Say } from '../../words/words.js' */

/**
 * @typedef {{ id: string, name: string }} Uploaded a file that the sandbox has, under the name it was sent with
 * @typedef {Promise<{ ok: true, file: Uploaded } | { ok: false, error: string }>} Uploading
 */

/**
 * Gives a chosen file to a platform, as its client does before the file is used.
 * @param {File} file
 * @param {'discord' | 'slack'} platform
 * @param {{ scene: Scene, me: Person, say: Say }} around
 * @returns {Uploading}
 */
export async function upload(file, platform, { scene, me, say }) {
  const sent = await toSentFile(file);
  if ('error' in sent) {
    return { ok: false, error: say(sent.error, { name: file.name, size: fileSize(largestFile, scene.locale) }) };
  }
  const outcome = await act(`${platform}/upload`, { as: me.key, ...sent });
  if (!outcome.ok) return outcome;
  const { id } = /** @type {{ ok: true, id: string }} */ (outcome);
  return { ok: true, file: { id, name: sent.name } };
}
