// @ts-check
// This file is JavaScript because write-copy.js, which Node.js starts by its address, imports it too.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Waits until a file or a folder is on the disk.
 * @param {string} path
 */
export function sync(path) {
  const opened = openSync(path, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

/**
 * Gives a file that is complete and on the disk its name, unless something else has it by now.
 * @param {string} part
 * @param {string} to
 * @throws {Error} with the code EEXIST where something has.
 */
export function nameFile(part, to) {
  try {
    linkSync(part, to);
    unlinkSync(part);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST' || existsSync(to)) throw error;
    // Some disks, as those of other machines, know no second names.
    renameSync(part, to);
  }
  sync(dirname(to));
}
