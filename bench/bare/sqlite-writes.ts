import type Sqlite from 'better-sqlite3';
import { openConnection } from '../../src/store/connection.js';
import type { Change } from '../writes/places.ts';
import type { Statement } from '../writes/record.ts';

/** So many changes share a commit at most, as in the bot. */
const MOST = 64;

interface Wish {
  change: Change;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Makes changes with nothing but better-sqlite3, on a connection with the bot's settings: each runs the bot's own
 * statements, which are prepared once, and those that came at the same time share a transaction.
 */
export function openBareSqlite(file: string, statementsOf: Record<Change['kind'], readonly Statement[]>) {
  const database = openConnection(file);
  const prepared = new Map<string, Sqlite.Statement<unknown[], { id?: unknown }>>();
  let waiting: Wish[] = [];

  function run(change: Change): void {
    const ids: unknown[] = [];
    for (const { sql, parametersOf } of statementsOf[change.kind]) {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = database.prepare(sql);
        prepared.set(sql, statement);
      }
      const parameters = parametersOf(change, ids);
      if (!statement.reader) statement.run(parameters);
      else if (sql.endsWith('returning "id"')) ids.push(statement.all(parameters)[0]?.id);
      else statement.all(parameters);
    }
  }

  // Within another transaction, better-sqlite3 makes a savepoint of it, so that a change that fails is undone alone.
  const alone = database.transaction(run);
  const together = database.transaction((wishes: readonly Wish[]) => {
    for (const { change } of wishes) alone(change);
  });

  function commit(): void {
    const wishes = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    if (waiting.length > 0) setImmediate(commit);
    try {
      together.immediate(wishes);
      for (const { resolve } of wishes) resolve();
    } catch (error) {
      for (const { reject } of wishes) reject(error);
    }
  }

  /** Resolves once the change is on the disk. */
  const make = (change: Change) =>
    new Promise<void>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ change, resolve, reject });
    });

  return {
    prepare: async (change: Change) => () => make(change),
    close: async () => void database.close(),
  };
}
