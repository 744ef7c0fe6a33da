/** @import { SentFile } from '../../../scene.ts' */
/** @import { Word } from '../../words/words.js' */

/** In bytes. The sandbox takes 200,000 characters of base64, which has four characters for three bytes. */
export const largestFile = 150_000;
/** The sandbox takes names of this many characters. */
const longestName = 100;

/**
 * Reads a chosen file for sending. Its name is cut to one line and to the length that the sandbox takes, and keeps its ending.
 * @param {File} file
 * @returns {Promise<SentFile | { error: Word }>}
 */
export async function toSentFile(file) {
  if (file.size > largestFile) return { error: 'fileTooLarge' };
  try {
    return { name: nameOf(file), base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
  } catch (error) {
    // This happens with a folder, or with a file that was moved since it was chosen.
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
