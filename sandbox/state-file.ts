import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from './log.ts';

/** Milliseconds between a change and its write: one click makes several changes, and a crash loses those of this time. */
const delay = 200;

/** Other users of the machine may not read the file. */
const PRIVATE = 0o600;

interface StateFile {
  /** Writes soon, once for many calls. A write that fails is logged, and the next call tries again. */
  touch(): void;
  /** Writes now. @throws what the file system throws */
  flush(): Promise<void>;
}

/**
 * Reads a JSON file. A file that isn't JSON, or that `parse` throws at, is renamed to `FILE.unreadable` and the log says
 * so: the sandbox must open whatever is in its file.
 * @returns undefined when there is no file, or none that could be read
 * @throws what the file system throws
 */
export async function readState<T>(file: string, parse: (json: unknown) => T, log: Log): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
    await chmod(file, PRIVATE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    await rename(file, `${file}.unreadable`);
    log.warn(
      { file, error: String(error) },
      'the sandbox could not read its saved state; it starts afresh, and the file was set aside as *.unreadable',
    );
    return undefined;
  }
}

/** @param current what to save: plain JSON */
export function createStateFile(file: string, current: () => unknown, log: Log): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  /** A crash in the middle leaves the old file, since only the rename replaces it. */
  const write = async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // A file that a crash left behind would keep its mode.
    await rm(`${file}.tmp`, { force: true });
    await writeFile(`${file}.tmp`, JSON.stringify(current()), { mode: PRIVATE });
    await rename(`${file}.tmp`, file);
  };
  /** One write follows the other, even when that one failed. */
  const next = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write, write);
    return writing;
  };
  const writeSoon = () => {
    next().catch((error) => log.error({ file, error: String(error) }, 'the sandbox could not save its state'));
  };

  return {
    touch() {
      timer ??= setTimeout(writeSoon, delay);
    },
    flush: next,
  };
}
