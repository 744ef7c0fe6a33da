/** @import { SentFile } from '../../../scene.ts' */
/** @import { Word } from '../../words/words.js' */

/** Bytes. The sandbox takes 200,000 characters of base64, four for each three bytes. */
export const largestFile = 150_000;
/** Characters of a name that the sandbox takes. */
const longestName = 100;

/**
 * A chosen file as it is sent. Its name fits into one line of text, and keeps its ending when it is too long.
 * @param {File} file
 * @returns {Promise<SentFile | { error: Word }>}
 */
export async function toSentFile(file) {
  if (file.size > largestFile) return { error: 'fileTooLarge' };
  try {
    return { name: nameOf(file), base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
  } catch (error) {
    // A folder, or a file that was moved since it was chosen.
    if (error instanceof DOMException) return { error: 'fileUnreadable' };
    throw error;
  }
}

/** @param {File} file */
const nameOf = ({ name }) =>
  [...name.replace(/[\\/]/g, '_').replace(/\s+/g, ' ')].slice(-longestName).join('').slice(-longestName).trim() ||
  'file';

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
