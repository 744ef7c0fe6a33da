import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { DamagedLinks } from '../copying.ts';
import { linkChecksum } from '../link-checksum.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import type { Source, Target } from './ends.ts';
import { batchesOf, canonical, countOf, insertRows, nameOf, type Row } from './rows.ts';
import { type Compared, comparedTables, made, movedTables } from './tables.ts';

export interface Carrying {
  /** Carries links over whose rows are damaged, which nobody is shown. */
  damagedLinks: boolean;
  /** Told from time to time how much is carried over, from 0 to 1; 1 while it is compared. */
  onProgress(part: number): void;
  /** Aborted to leave the target as it was. */
  signal: AbortSignal;
}

/** How many rows were carried over. */
export interface Carried {
  rows: number;
  jars: number;
  links: number;
  damagedLinks: number;
}

/**
 * Reads every row of one database, writes it into the other, and then compares all of them, in form and number. What
 * triggers build there has to be as it is here. Nothing is committed.
 * @throws {StoreError} when anything differs, with the table and the key. It never says a handle.
 */
export async function carry(from: Source, to: Target, { onProgress, signal }: Carrying): Promise<Carried> {
  const damaged = await damagedLinksIn(from.rows, signal);
  const numbers = await from.lastNumbers();
  const counts = new Map<string, number>();
  const moving = movedTables.filter(from.has);
  for (const table of moving) counts.set(table, await countOf(from.rows, table));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let rows = 0;
  await to.filling(async () => {
    for (const table of moving) {
      if (made.includes(table)) await sql`DELETE FROM ${sql.table(table)}`.execute(to.rows);
      for await (const batch of batchesOf(from.rows, table)) {
        signal.throwIfAborted();
        await insertRows(to.rows, table, batch);
        rows += batch.length;
        onProgress(Math.min(rows / all, 0.99));
      }
    }
  });
  await to.number(numbers);
  for (const table of comparedTables.filter(from.has)) {
    onProgress(1);
    await compare(from, to, table, signal);
  }
  if ((await damagedLinksIn(to.rows, signal)) !== damaged) {
    throw new StoreError(`Links in ${to.name} aren’t what was saved. Nothing was changed.`);
  }
  return { rows, jars: counts.get('jar') ?? 0, links: counts.get('link') ?? 0, damagedLinks: damaged };
}

/** @throws {DamagedLinks} when there are any, and they aren't to be carried over. */
export async function refuseDamagedLinks({ name, rows }: Source, { damagedLinks, signal }: Carrying): Promise<void> {
  const damaged = damagedLinks ? 0 : await damagedLinksIn(rows, signal);
  if (damaged > 0) throw new DamagedLinks(name, damaged);
}

async function damagedLinksIn(rows: Transaction<Schema>, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const batch of batchesOf(rows, 'link')) {
    signal.throwIfAborted();
    for (const { account, provider, handle, checksum } of batch) {
      if (linkChecksum(String(account), String(provider), String(handle)) !== checksum) count += 1;
    }
  }
  return count;
}

/** @throws {StoreError} at the first row that differs. */
async function compare(from: Source, to: Target, table: Compared, signal: AbortSignal): Promise<void> {
  const there = batchesOf(to.rows, table);
  for await (const here of batchesOf(from.rows, table)) {
    signal.throwIfAborted();
    refuseDifference(from, to, table, here, (await there.next()).value ?? []);
  }
  refuseDifference(from, to, table, [], (await there.next()).value ?? []);
}

function refuseDifference(
  from: Source,
  to: Target,
  table: Compared,
  here: readonly Row[],
  there: readonly Row[],
): void {
  for (let nth = 0; nth < Math.max(here.length, there.length); nth += 1) {
    const [one, other] = [here[nth], there[nth]];
    if (one && other && canonical(table, one) === canonical(table, other)) continue;
    const row = one ?? other ?? {};
    throw new StoreError(
      `${nameOf(table, row)} isn’t the same in ${from.name} and in ${to.name}, so nothing was kept of what was carried over.`,
    );
  }
}
