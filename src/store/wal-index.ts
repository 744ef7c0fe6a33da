import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';

/**
 * Where the index of a WAL has what changes when the WAL is copied into the database, and only then: two salts, which
 * change when the WAL begins anew; how many of its frames were copied; and up to which frame the copying has begun. The
 * places, in bytes, are from https://sqlite.org/walformat.html
 */
const SALTS = { position: 32, length: 8 };
const COPIED = { position: 96, length: 4 };
const BEGUN = { position: 128, length: 4 };

/** Whether something of a database is in its WAL: while it is open, or because it could not be closed in order. */
export const hasWal = (file: string): boolean =>
  existsSync(file) && (statSync(`${realpathSync(file)}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * Tells when the file of a database in WAL mode may change: SQLite writes into it only while it copies the WAL, whichever
 * process does that.
 * @param path The index of the WAL of a database that is open. It is in memory, so reading it doesn't wait for the disk.
 */
export function openWalIndex(path: string) {
  // Closing it would drop the locks that SQLite has on it in this process, so it is opened once.
  const index = openSync(path, 'r');
  function at({ position, length }: { position: number; length: number }): string {
    const bytes = Buffer.alloc(length);
    readSync(index, bytes, 0, length, position);
    return bytes.toString('hex');
  }
  return {
    /** The descriptor of its file. */
    index,
    /** What differs after the WAL was copied; undefined while it is being copied. */
    copied(): string | undefined {
      const copied = at(COPIED);
      return copied === at(BEGUN) ? `${at(SALTS)} ${copied}` : undefined;
    },
    close: () => closeSync(index),
  };
}
