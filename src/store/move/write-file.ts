import { rmSync, statSync } from 'node:fs';
import type { Copied } from '../copying.ts';
import { damaged, toStoreError } from '../disk-problem.ts';
import { findDamage } from '../find-damage.js';
import { nameFile, sync } from '../name-file.js';
import { openDatabase } from '../open-database.ts';
import { StoreError } from '../store.ts';
import { type Carrying, refuseDamagedLinks } from './carry.ts';
import type { Source } from './ends.ts';
import { carryAndCommit } from './move.ts';
import { targetIn } from './sqlite-ends.ts';

/**
 * Writes all that a database has into an SQLite file of the same schema, which has its name only once it is whole and on
 * the disk. It is what a backup of an SQLite database is.
 * @throws {StoreError} when there is none. Nothing is left of it then.
 */
export async function writeFile(source: Source, to: string, how: Carrying): Promise<Copied> {
  const part = `${to}.${process.pid}.part`;
  try {
    await refuseDamagedLinks(source, how);
    const database = openDatabase(part, source.schema);
    const target = targetIn(part, database);
    let lastWrite = 0;
    const { jars, links, damagedLinks } = await carryAndCommit(
      source,
      {
        ...target,
        name: to,
        async commit() {
          await target.commit();
          lastWrite = database.prepare<[], number | null>('SELECT max(at) FROM delivery').pluck().get() ?? 0;
          // Nothing beside it belongs to it then.
          database.pragma('journal_mode = delete');
        },
      },
      { ...how, onCommit: () => undefined },
    );
    how.signal.throwIfAborted();
    const found = findDamage(part);
    if (found !== 'ok') throw damaged(to, found);
    sync(part);
    nameFile(part, to);
    return { jars, links, damagedLinks, lastWrite, size: statSync(to).size };
  } catch (error) {
    if (how.signal.aborted) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new StoreError(`${to} is there already, and isn’t overwritten. Choose another name.`);
    }
    throw toStoreError(error, to);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
  }
}
