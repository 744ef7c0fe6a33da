import Sqlite from 'better-sqlite3';
import type { Account } from '../../src/ids.ts';
import { keyedMark } from '../../src/store/mark.ts';

/**
 * Every row of every table, as text. Deliveries are left out, because they change with every call, and so are the sizes of
 * lists, which name nobody: the places in these lists are here. Who asks for a card is counted later than they ask.
 */
export type Tables = Record<string, string[]>;

/** A post that waits is about an entry of the log: whose that is, and what they did. */
const queries: Record<string, string> = {
  outbox: 'SELECT outbox.*, log.actor, log.action FROM outbox LEFT JOIN log ON log.id = outbox.entry',
  // Their marks name nobody, so the test says whose they are.
  nudge: 'SELECT *, whose(tipper) FROM nudge',
  nudge_refusal: 'SELECT mark, whose(mark) FROM nudge_refusal',
};

/** Opens a second connection to a store's file, which reads all tables and can bring an earlier state back. */
export interface Watch {
  tables(): Tables;
  /** Keeps how everything is now. */
  keep(): void;
  /** Brings back what was kept last. */
  restore(): void;
  close(): void;
}

/** @param accounts Whose marks may be in the file. */
export function watch(file: string, accounts: readonly Account[]): Watch {
  const database = new Sqlite(file);
  const key = database.prepare<[], Buffer>('SELECT value FROM secret').pluck().get() ?? Buffer.alloc(0);
  const kinds = ['nudging', 'nudge refusal'];
  const owners = new Map(accounts.flatMap((one) => kinds.map((kind) => [keyedMark(key, kind, one), one] as const)));
  database.function('whose', (mark: string) => owners.get(mark) ?? null);
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  const names = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  const seen = names.filter((name) => !['delivery', 'secret', 'list_size', 'asked', 'asked_count'].includes(name));
  const reads = seen.map((name) => ({ name, rows: database.prepare(queries[name] ?? `SELECT * FROM ${name}`).raw() }));
  const kept = `${file}.kept`;
  let version = 0;
  /** Differs after another connection has changed something. Most of what people do only reads. */
  const changes = () => Number(database.pragma('data_version', { simple: true }));
  let read: Tables | undefined;
  let readAt = 0;
  let restoredAt = 0;
  const readAll = database.transaction(
    (): Tables =>
      Object.fromEntries(reads.map(({ name, rows }) => [name, rows.all().map((row) => JSON.stringify(row))])),
  );

  const whole = names.map((name) => ({ name, rows: database.prepare(`SELECT * FROM ${name}`).raw() }));
  const contentOf = ({ rows }: (typeof whole)[number]): string => JSON.stringify(rows.all());
  let content: readonly string[] = [];
  const refill = (name: string) => database.exec(`DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM kept.${name}`);
  /**
   * Fills anew what has changed. Triggers may change other tables meanwhile, so it goes on until nothing differs: most
   * changes are in a few tables, and to fill all of them takes ten times as long.
   */
  const restoreAll = database.transaction(() => {
    for (let turn = 0; turn < 5; turn += 1) {
      const changed = whole.filter((table, at) => contentOf(table) !== content[at]);
      if (changed.length === 0) return;
      database.exec('UPDATE log_gate SET open = 1');
      for (const { name } of changed) refill(name);
      refill('log_gate');
    }
    throw new Error('what was kept could not be brought back');
  });

  return {
    tables() {
      const now = changes();
      if (read === undefined || now !== readAt) read = readAll();
      readAt = now;
      return read;
    },
    keep() {
      if (version > 0) database.exec('DETACH kept');
      version += 1;
      database.exec(`VACUUM INTO '${kept}${version}'`);
      database.exec(`ATTACH '${kept}${version}' AS kept`);
      content = whole.map(contentOf);
      restoredAt = changes();
    },
    restore() {
      if (changes() === restoredAt) return;
      restoreAll();
      restoredAt = changes();
      read = undefined;
    },
    close: () => void database.close(),
  };
}

/** Gets the rows that are in only one of two states, each with its table. */
export function difference(before: Tables, after: Tables): { table: string; row: string }[] {
  return Object.keys({ ...before, ...after }).flatMap((table) => {
    const [old = [], young = []] = [before[table], after[table]];
    const gone = new Set(old);
    const fresh = young.filter((row) => !gone.delete(row));
    return [...gone, ...fresh].map((row) => ({ table, row }));
  });
}

/** Says whether an erasure may leave this row: a mark that names nobody, or an entry of the log without its actor. */
export const leftByErasure = ({ table, row }: { table: string; row: string }): boolean =>
  ['tombstone', 'sanction'].includes(table) ||
  row.includes('"erased"') ||
  (table === 'report' && row.includes(',null,"",'));
