// @ts-check
import { readSync } from 'node:fs';

/** In bytes. https://sqlite.org/walformat.html has it as the first copy of the header of the WAL's index. */
const LENGTH = 48;

/**
 * Reads which transaction of a database in WAL mode was the last one: it counts them, and has a checksum of what they have
 * written. It is in memory, so this doesn't wait for the disk. Whoever has the lock for writing knows that it stays so.
 * @param {number} index The open index of the WAL.
 */
export function walState(index) {
  const bytes = Buffer.alloc(LENGTH);
  readSync(index, bytes, 0, LENGTH, 0);
  return bytes.toString('hex');
}
