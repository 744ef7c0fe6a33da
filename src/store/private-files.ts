import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';

/** Only the user that runs the bot may read and write such a file. */
export const PRIVATE = 0o600;

/** What other users may do with a file is in these bits of its mode. */
const OTHERS = 0o077;

/** Windows has no such modes: Node.js shows the same for each file there. */
const HAS_MODES = process.platform !== 'win32';

/** Whether other users of this machine may read or change a file or a folder. */
export const isExposed = (path: string): boolean =>
  HAS_MODES && ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0;

/**
 * Takes away from other users what they may do with a file that is there. A file that belongs to another user keeps its
 * mode, because only its owner may change that.
 */
export function narrow(path: string): void {
  if (!isExposed(path)) return;
  try {
    chmodSync(path, PRIVATE);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return;
    throw error;
  }
}

/**
 * Makes an empty private file where there is none, whatever the umask is, and narrows one that is there. It doesn't open
 * one that is there, because closing it would drop the locks that SQLite has on it in this process.
 */
export function makePrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', PRIVATE));
  narrow(path);
}

/** Whether a path is a folder in which files can be made, listed and removed. */
export function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
