import { copyFileSync, existsSync, realpathSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Log } from '../log.ts';
import { replacedName } from './copy.ts';
import { copyDatabase } from './copy-database.ts';
import type { Copied, Copying } from './copying.ts';
import { isDamage, toStoreError } from './disk-problem.ts';
import { originOf } from './foreign.ts';
import { lockDatabase } from './lock.ts';
import { migrations } from './migrations/index.ts';
import { makeFolder, refuseLinked } from './open-database.ts';
import { dropUnfinished, ownPath, replaceDatabase, stagePath } from './replace-database.ts';
import { openStore } from './sqlite.ts';
import { Damaged, StoreError } from './store.ts';
import { type Summary, summaryOf } from './summary.js';
import { hasWal } from './wal-index.ts';

interface Wish {
  backup: string;
  /** The database that is to be replaced. It need not be there. */
  file: string;
  /** Takes a backup in which links are damaged. They aren't shown to anybody. */
  damagedLinks: boolean;
  onProgress(part: number): void;
}

/** A backup that is known to be whole, and has not taken the database's place yet. */
export interface Prepared {
  backup: Copied;
  /** What the database has that would be replaced; `damaged` where it can't be read, undefined where there is none. */
  current: Summary | 'damaged' | undefined;
  /**
   * Puts it in the place of the database, after what was erased since has been erased from it again.
   * @returns where the database is kept that it replaced, if there was one, and how many erasures were made again.
   */
  apply(now: number): Promise<{ kept: string | undefined; erasures: number }>;
  /** Leaves everything as it was. */
  cancel(): void | Promise<void>;
}

/** A restore that has begun. */
export interface Restoring {
  prepared: Promise<Prepared>;
  /** Gives up while the backup is copied. */
  end(): Promise<void>;
}

/**
 * Copies a backup to beside the database and checks the copy. Until `apply`, nothing of the database is changed; until that
 * or `cancel`, nobody else can open it.
 * @throws {StoreError} when the backup isn't ours, newer than this version, empty or damaged; and when a bot is running.
 */
export function prepareRestore({ backup, file, damagedLinks, onProgress }: Wish): Restoring {
  let copying: Copying | undefined;

  async function prepare(): Promise<Prepared> {
    refuseBackup(backup, file);
    makeFolder(dirname(file));
    refuseOthersDatabase(file);
    const lock = lockDatabase(file);
    try {
      dropUnfinished(file);
      const staged = stagePath(file, Date.now());
      copying = copyDatabase({ from: backup, to: staged, strict: !damagedLinks, onProgress });
      const copied = await copying.done;
      const cancel = () => {
        dropUnfinished(file);
        lock.release();
      };
      return {
        backup: copied,
        current: existsSync(file) ? summaryOfFile(file) : undefined,
        cancel,
        async apply(now) {
          try {
            const marks = `${ownPath(file)}.erased`;
            if (existsSync(marks)) copyFileSync(marks, `${staged}.erased`);
            const erasures = await eraseAgain(staged);
            const kept = existsSync(file) ? replacedName(ownPath(file), now) : undefined;
            replaceDatabase(file, staged, kept ?? '');
            return { kept, erasures };
          } catch (error) {
            throw toStoreError(error, file);
          } finally {
            cancel();
          }
        },
      };
    } catch (error) {
      dropUnfinished(file);
      lock.release();
      if (!(error instanceof Damaged)) throw error;
      throw new StoreError(`${backup} is damaged. Nothing was changed. Name another backup.`, { cause: error });
    }
  }

  return {
    prepared: prepare(),
    end: async () => copying?.end(),
  };
}

/** @throws {StoreError} when the file can't be a backup of ours. */
export function refuseBackup(backup: string, file?: string): void {
  if (!existsSync(backup)) throw new StoreError(`${backup} is not there.`);
  if (file !== undefined && existsSync(file) && realpathSync(backup) === realpathSync(file)) {
    throw new StoreError(`${backup} is the database itself. Name a backup of it.`);
  }
  let found: ReturnType<typeof originOf>;
  try {
    found = originOf(backup);
  } catch (error) {
    if (isDamage(error)) throw new StoreError(`${backup} is no whole database: ${error.message}. Nothing was changed.`);
    throw toStoreError(error, backup);
  }
  if (found.of === 'us') return;
  const why = {
    nobody: 'is empty',
    'another program': 'is another program’s database',
    'a newer version': `was written by a newer Tip Jar (schema ${found.schema}; this version knows ${migrations.length})`,
  };
  throw new StoreError(`${backup} ${why[found.of]}. Nothing was changed. Name a backup of Tip Jar’s own.`);
}

/**
 * A database of a newer version may be replaced, since that is how to go back to an older one, and so may a damaged one.
 * @throws {StoreError} when it is another program's.
 */
function refuseOthersDatabase(file: string): void {
  if (!existsSync(file)) return;
  refuseLinked(file);
  try {
    if (originOf(file).of !== 'another program') return;
  } catch (error) {
    if (isDamage(error)) return;
    throw toStoreError(error, file);
  }
  throw new StoreError(
    `${file} is another program’s database. Nothing was changed. Set DATABASE_URL to a file of Tip Jar’s own.`,
  );
}

function summaryOfFile(file: string): Summary | 'damaged' {
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true });
    return summaryOf(database);
  } catch {
    return 'damaged';
  } finally {
    database?.close();
  }
}

/**
 * Opens the copy of a backup as the bot would, with the marks of the erasures that are beside it: that brings it up to date,
 * erases again what was erased since, and clears that from its bytes.
 * @returns how many erasures it lacked.
 */
export async function eraseAgain(staged: string): Promise<number> {
  let erasures = 0;
  const log: Pick<Log, 'error'> = {
    error: (about: unknown) => {
      if (typeof about === 'object' && about !== null && 'erasures' in about) erasures = Number(about.erasures);
    },
  };
  const store = openStore(staged, log);
  try {
    await store.read(async () => undefined);
    await store.verify();
  } finally {
    await store.close();
  }
  if (hasWal(staged)) throw new StoreError(`${staged} could not be closed in order`);
  for (const end of ['.erased', '.lock', '-wal', '-shm']) rmSync(`${staged}${end}`, { force: true });
  return erasures;
}
