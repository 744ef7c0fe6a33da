/** @import { Uploaded } from '../../shared/files/upload.js' */
/** @import { Word } from '../../words/words.js' */

/** Slack's limit, from https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const mostFiles = 10;

/**
 * Decides which of the files that were just chosen a `file_input` takes. Where only one is allowed, it replaces the one before.
 * @param {{ filetypes?: string[], max_files?: number }} element
 * @param {File[]} chosen
 * @param {Uploaded[]} before
 * @returns {{ taken: File[], kept: Uploaded[], complaint: { word: Word, values: Record<string, string | number> } | undefined }}
 */
export function takenOf({ filetypes, max_files: most = mostFiles }, chosen, before) {
  const fits = (/** @type {File} */ { name }) => !filetypes || filetypes.some((ending) => name.endsWith(`.${ending}`));
  const fitting = chosen.filter(fits);
  const kept = most === 1 && fitting.length > 0 ? [] : before;
  const taken = fitting.slice(0, most - kept.length);
  const odd = chosen.find((file) => !fits(file));
  if (odd) return { taken, kept, complaint: { word: 'fileKind', values: { name: odd.name } } };
  const complaint =
    taken.length < fitting.length ? /** @type {const} */ ({ word: 'fileTooMany', values: { count: most } }) : undefined;
  return { taken, kept, complaint };
}
