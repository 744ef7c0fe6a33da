import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from './log.ts';

/** Long enough to gather what one press changes, short enough to lose little when the process dies. */
const quietMs = 200;

/** One JSON document on disk. `T` is whatever `read` accepts; it must be plain JSON. */
export interface StateFile {
  /** Writes soon, once for many calls. */
  touch(): void;
  /** Writes what is waiting, and waits for it. @throws what the file system throws */
  flush(): Promise<void>;
}

/**
 * Reads the document, or `undefined` where there is none. A file that isn't readable JSON, or that `parse` refuses by
 * throwing, is moved to `FILE.unreadable` and the town starts empty: a sandbox must always open.
 */
export async function readState<T>(file: string, parse: (json: unknown) => T, log: Log): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    await rename(file, `${file}.unreadable`);
    log.warn({ file, error: String(error) }, 'the sandbox could not read its state; it was set aside');
    return undefined;
  }
}

/** Replaces the file as a whole each time (temporary file, then rename), so that a crash leaves the old or the new one. */
export function createStateFile(file: string, current: () => unknown, log: Log): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.tmp`, JSON.stringify(current()), { mode: 0o600 });
    await rename(`${file}.tmp`, file);
  };
  const next = () => {
    timer = undefined;
    const turn = writing.then(write);
    writing = turn.catch((error) => log.error({ file, error: String(error) }, 'the sandbox could not save its state'));
    return turn;
  };

  return {
    touch() {
      // A failure is logged by `next`; the next change tries again.
      timer ??= setTimeout(() => void next().catch(() => undefined), quietMs);
    },
    async flush() {
      clearTimeout(timer);
      await next();
    },
  };
}
