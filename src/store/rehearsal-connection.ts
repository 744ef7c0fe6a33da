import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { QueryResult } from 'kysely';
import { openConnection } from './connection.js';
import { isBusy } from './disk-problem.ts';
import { keepStatements, outcomeOf } from './statements.js';
import type { Rehearsed, ThreadConnection } from './thread-connection.ts';
import type { Connection } from './transaction.ts';
import { walState } from './wal-state.js';

/** Milliseconds before it's tried again to begin while another process has the lock. */
const PAUSE = 50;
/** Milliseconds within which the thread has to get the lock that this connection has let go. */
const PATIENCE = 1_000;

/** A rehearsal sets this mark before each write but the first, and goes back to it when the write fails. */
const MARK = { set: 'SAVEPOINT write', back: 'ROLLBACK TO write' };

/**
 * A connection whose transactions run in this thread and are never committed by it: to ask another thread for each of
 * forty statements takes longer than to run them. What a transaction has changed is undone in the end, before any of it
 * has come to the disk, and run once more by the thread, which waits for the disk. Nobody else can see it before.
 * @param walIndex The descriptor of the open index of its WAL.
 */
export function rehearsalConnection(file: string, thread: ThreadConnection, walIndex: number) {
  const database = openConnection(file);
  // Pages stay in memory until they are thrown away, so that there is no need to zero what is deleted in them; and nobody
  // waits in this thread for another process.
  for (const setting of ['cache_spill', 'secure_delete', 'busy_timeout']) database.pragma(`${setting} = 0`);
  let rehearsed: Rehearsed = { state: '', texts: [], statements: [] };
  let mark = 0;
  const run = keepStatements(database, (sql, parameters, result) => {
    const { texts, statements } = rehearsed;
    const known = texts.indexOf(sql);
    const text = known === -1 ? texts.push(sql) - 1 : known;
    statements.push([text, parameters, outcomeOf(result)]);
  });

  function undo(): void {
    if (database.inTransaction) run('ROLLBACK', []);
  }

  /** The thread may find that another process was faster. Then it waits for that one, and what it does shows whether it changed anything. */
  async function repeat(transaction: Rehearsed): Promise<void> {
    for (const end = performance.now() + PATIENCE; ; ) {
      try {
        return await thread.repeat(transaction);
      } catch (error) {
        const locked = error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY';
        if (!locked || performance.now() > end) throw error;
      }
    }
  }

  const connection: Connection = {
    async run<Row>(sql: string, parameters: readonly unknown[] = []) {
      const result = run(sql, parameters);
      if (sql === MARK.set) mark = rehearsed.statements.length;
      if (sql === MARK.back) rehearsed.statements.length = mark;
      return result as QueryResult<Row>;
    },
    async begin() {
      try {
        run('BEGIN IMMEDIATE', []);
      } catch (error) {
        if (isBusy(error)) await wait(PAUSE);
        throw error;
      }
      rehearsed = { state: walState(walIndex), texts: [], statements: [] };
    },
    async commit() {
      undo();
      await repeat(rehearsed);
    },
    async rollback() {
      undo();
    },
  };
  return { ...connection, close: () => void database.close() };
}
