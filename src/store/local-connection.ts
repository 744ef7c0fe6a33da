import type { Database } from 'better-sqlite3';
import type { QueryResult } from 'kysely';
import { keepStatements } from './statements.js';
import type { Connection } from './transaction.ts';

export interface LocalConnection extends Connection {
  /** Whether a transaction is open, or waits for its turn. */
  isTaken(): boolean;
}

/** A connection in this thread: its statements hold up everybody, so none may wait for the disk. */
export function localConnection(database: Database): LocalConnection {
  const run = keepStatements(database);
  /** Those who want to begin a transaction while there is one, in the order in which they came. */
  const waiting: (() => void)[] = [];
  let taken = false;

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else taken = false;
  }

  return {
    run: async <Row>(sql: string, parameters: readonly unknown[] = []) => run(sql, parameters) as QueryResult<Row>,
    isTaken: () => taken,
    async begin() {
      if (taken) await new Promise<void>((next) => waiting.push(next));
      taken = true;
      try {
        run('BEGIN', []);
      } catch (error) {
        leave();
        throw error;
      }
    },
    async commit() {
      run('COMMIT', []);
      leave();
    },
    async rollback() {
      try {
        if (database.inTransaction) run('ROLLBACK', []);
      } finally {
        leave();
      }
    },
  };
}
