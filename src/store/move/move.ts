import { diskProblem } from '../disk-problem.ts';
import { createPool } from '../postgres/pool.ts';
import { problemOf } from '../postgres/problem.ts';
import { StoreError } from '../store.ts';
import { type Carried, type Carrying, carry, refuseDamagedLinks } from './carry.ts';
import type { Source, Target } from './ends.ts';
import { nameAt } from './name-at.ts';
import { type Database, postgresSource, postgresTarget } from './postgres-ends.ts';
import { emptySqlite, sqliteSource } from './sqlite-ends.ts';

/** An SQLite file by its path, or a database of PostgreSQL. */
export type Place = string | Database;

/** A database of PostgreSQL by its address, of which the database and the host are said alone. */
export function databaseAt(url: string): Database {
  return { name: nameAt(url), sessions: createPool(url, () => undefined) };
}

interface Move extends Carrying {
  /** Called when it can't be given up any more. */
  onCommit(): void;
}

/**
 * Carries everything over from one database to another one that is empty, in one transaction. Nobody else may have either
 * of them open. The first is left as it is.
 * @throws {StoreError} when either can't be used for this, or any row doesn't arrive as it was. The second is empty then.
 */
export async function move(from: Place, to: Place, how: Move): Promise<Carried> {
  const source = await (typeof from === 'string' ? sqliteSource(from) : postgresSource(from, 'alone'));
  try {
    await refuseDamagedLinks(source, how);
    const target = await (typeof to === 'string' ? emptySqlite(to) : postgresTarget(to));
    return await carryAndCommit(source, target, how);
  } finally {
    await source.close();
  }
}

/** Does all of it, or leaves the target as it was. */
export async function carryAndCommit(source: Source, target: Target, how: Move): Promise<Carried> {
  let committing = false;
  try {
    const carried = await carry(source, target, how);
    how.onCommit();
    committing = true;
    await target.commit();
    return carried;
  } catch (error) {
    if (error instanceof StoreError || how.signal.aborted) throw error;
    const ofDisk = diskProblem(error);
    const why = ofDisk ?? problemOf(error);
    throw new StoreError(
      committing && ofDisk === undefined
        ? `It isn’t known whether ${target.name} was filled from ${source.name}: ${why}. Look at it before you try again.`
        : `${target.name} could not be filled from ${source.name}: ${why}.`,
      { cause: error },
    );
  } finally {
    await target.close();
  }
}
