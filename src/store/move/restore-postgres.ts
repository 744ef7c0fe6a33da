import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replacedName } from '../copy.ts';
import { copyDatabase } from '../copy-database.ts';
import type { Copying } from '../copying.ts';
import { PRIVATE } from '../private-files.ts';
import { eraseAgain, type Prepared, type Restoring, refuseBackup } from '../restore.ts';
import { Damaged, StoreError } from '../store.ts';
import type { Summary } from '../summary.js';
import { lastDelivery } from '../tables/deliveries.ts';
import { tombstones } from '../tables/tombstones.ts';
import { NothingThere, type Source } from './ends.ts';
import { carryAndCommit } from './move.ts';
import { type Database, postgresSource, postgresTarget } from './postgres-ends.ts';
import { countOf } from './rows.ts';
import { sqliteSource } from './sqlite-ends.ts';
import { writeFile } from './write-file.ts';

interface Wish {
  backup: string;
  database: Database;
  /** The folder in which the database is kept that is replaced. */
  keepIn: string;
  /** Takes a backup in which links are damaged. They aren't shown to anybody. */
  damagedLinks: boolean;
  onProgress(part: number): void;
  /** Called when it can't be given up any more. */
  onCommit(): void;
}

/** What a database has before it is replaced. */
interface Current {
  summary: Summary;
  /** The erasures that it knows of, as the file beside an SQLite database has them. */
  erased: string;
}

/**
 * Copies a backup into a folder of its own and checks the copy. Until `apply`, nothing of the database is changed. That
 * replaces everything in one transaction, and first writes what is replaced into a file, from which it can be restored.
 * @throws {StoreError} when the backup isn't ours, newer than this version, empty or damaged; and when a bot is running.
 */
export function prepareRestorePostgres(wish: Wish): Restoring {
  const { backup, database, keepIn, damagedLinks, onProgress, onCommit } = wish;
  const ending = new AbortController();
  const how = { damagedLinks: true, onProgress, signal: ending.signal };
  let copying: Copying | undefined;

  async function prepare(): Promise<Prepared> {
    refuseBackup(backup);
    const current = await currentIn(database);
    const folder = mkdtempSync(join(tmpdir(), 'tip-jar-'));
    const clear = () => rmSync(folder, { recursive: true, force: true });
    const staged = join(folder, 'restored.db');
    let applying: Promise<unknown> = Promise.resolve();

    async function apply(now: number) {
      try {
        if (current) writeFileSync(`${staged}.erased`, current.erased, { mode: PRIVATE });
        const erasures = await eraseAgain(staged);
        let kept: string | undefined;
        let replacing = false;
        const keep = async (old: Source) => {
          if (!current) return;
          kept = replacedName(join(keepIn, database.name.split(' ')[0] ?? ''), now);
          await writeFile(old, kept, how);
        };
        const source = await sqliteSource(staged);
        try {
          const target = await postgresTarget(database, keep);
          await carryAndCommit({ ...source, name: backup }, target, {
            ...how,
            onCommit() {
              replacing = true;
              onCommit();
            },
          });
        } catch (error) {
          // A commit that was cut off may have replaced the database.
          if (kept !== undefined && !replacing) rmSync(kept, { force: true });
          throw error;
        } finally {
          await source.close();
        }
        return { kept, erasures };
      } finally {
        clear();
      }
    }

    try {
      copying = copyDatabase({ from: backup, to: staged, strict: !damagedLinks, onProgress });
      const copied = await copying.done;
      return {
        backup: copied,
        current: current?.summary,
        apply(now) {
          const applied = apply(now);
          applying = applied.catch(() => undefined);
          return applied;
        },
        async cancel() {
          ending.abort();
          await applying;
          clear();
        },
      };
    } catch (error) {
      clear();
      if (!(error instanceof Damaged)) throw error;
      throw new StoreError(`${backup} is damaged. Nothing was changed. Name another backup.`, { cause: error });
    }
  }

  return {
    prepared: prepare(),
    end: async () => copying?.end(),
  };
}

/**
 * Looks at what is to be replaced.
 * @returns undefined for a database without any tables.
 * @throws {StoreError} when a bot is running on it.
 */
async function currentIn(database: Database): Promise<Current | undefined> {
  const source = await postgresSource(database, 'alone').catch((error: unknown) => {
    if (error instanceof NothingThere) return undefined;
    throw error;
  });
  if (!source) return undefined;
  try {
    const { rows } = source;
    const secret = await rows.selectFrom('secret').select('value').executeTakeFirstOrThrow();
    const marks = (await tombstones(rows)).map(({ mark, at }) => [mark, at]);
    const key = Buffer.from(secret.value).toString('base64url');
    return {
      summary: {
        jars: await countOf(rows, 'jar'),
        links: await countOf(rows, 'link'),
        damagedLinks: 0,
        lastWrite: (await lastDelivery(rows, Number.MAX_SAFE_INTEGER)) ?? 0,
      },
      erased: JSON.stringify({ [key]: Object.fromEntries(marks) }),
    };
  } finally {
    await source.close();
  }
}
