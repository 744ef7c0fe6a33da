import type { Log } from '../log.ts';

/** So many milliseconds are between two attempts. Each may hold up other writes for 50 milliseconds. */
const PAUSE = 5_000;
/** What could not be done for so many milliseconds is told to the operator. A backup of a large database takes less. */
const LONG = 60_000;

/**
 * Clears the bytes of what was erased from the files of a database. What another program that reads the database, or the
 * disk, doesn't let it do at once it does later.
 * @param attempt Resolves to whether nothing is left. Whatever it throws, something is.
 */
export function createSweep(attempt: () => Promise<boolean>, log: Pick<Log, 'error'>, pause = PAUSE, long = LONG) {
  let since: number | undefined;
  let begun = 0;
  let told = false;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  async function sweep(): Promise<boolean> {
    clearTimeout(timer);
    if (ended) return false;
    let err: unknown;
    const done = await attempt().catch((error: unknown) => {
      err = error;
      return false;
    });
    if (done) {
      since = undefined;
      told = false;
      return true;
    }
    if (since === undefined) begun = performance.now();
    since ??= Date.now();
    if (!told && performance.now() - begun >= long) {
      told = true;
      log.error(
        { since: new Date(since), err },
        'what was erased is still in the database’s files, because another program keeps reading them or the disk refuses',
      );
    }
    clearTimeout(timer);
    if (!ended) timer = setTimeout(() => void sweep(), pause).unref();
    return false;
  }

  return {
    /** Resolves to whether nothing is left. If something is, it tries again until nothing is. */
    sweep,
    /** Since when something is left, in milliseconds since 1970. */
    since: () => since,
    /** Tries no more. */
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
