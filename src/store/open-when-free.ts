import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { toStoreError } from './disk-problem.ts';
import { damageMark } from './integrity.ts';
import { patiently } from './lock.ts';
import { openStore } from './sqlite.ts';
import { Damaged, type Store } from './store.ts';

/**
 * A start waits so many milliseconds for the check of the whole file, which is enough for one of some ten megabytes. The
 * check of a larger one goes on meanwhile.
 */
const CHECK = 500;

/**
 * Opens the store in this file as soon as another process that may still have it open has closed it, and begins to check
 * it. A file in which damage was found before is used only once it is known to be whole.
 * @param patience How many milliseconds the check is waited for.
 * @param backups The folder of the daily backups, if there are any.
 * @throws {StoreInUse} when that process still has it after two seconds.
 * @throws {StoreError} when the file is damaged, as far as that is known by then, or newer than this version.
 */
export async function openWhenFree(
  file: string,
  log: Pick<Log, 'error'>,
  patience = CHECK,
  backups?: string,
): Promise<Store> {
  const store = await patiently(() => openStore(file, log, backups));
  try {
    await store.read(async () => undefined);
  } catch (error) {
    await store.close();
    throw toStoreError(error, file);
  }
  const marked = existsSync(damageMark(file));
  try {
    const checked = store.verify();
    await (marked ? checked : Promise.race([checked, wait(patience, undefined, { ref: false })]));
  } catch (error) {
    // A check that can't be made is made again with the daily work, and the log is told why.
    if (marked || error instanceof Damaged) {
      await store.close();
      throw toStoreError(error, file);
    }
  }
  return store;
}
