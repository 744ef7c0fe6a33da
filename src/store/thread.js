// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.js';
import { keepStatements, outcomeOf } from './statements.js';
import { walState } from './wal-state.js';

// A thread that runs the statements that are sent to it, one after the other, and answers each. Several that come with the
// state of the database in which they have run already are one transaction. `undefined` ends it.
// src/store/thread-connection.ts has the other side.

/** @type {import('better-sqlite3').Database | undefined} */
let database;
/** @type {ReturnType<typeof keepStatements> | undefined} */
let run;

function open() {
  database = openConnection(workerData.file);
  run = keepStatements(database);
  return run;
}

try {
  open();
} catch {
  // The first statement tries again, and its answer says why not.
}

/**
 * Runs a transaction as it has run before, and commits it. It's the same again where nothing has changed the database
 * meanwhile.
 * @param {import('./thread-connection.ts').Rehearsed} transaction
 */
function repeat({ state, texts, statements }) {
  const runIn = run ?? open();
  runIn('BEGIN IMMEDIATE', []);
  try {
    if (walState(workerData.walIndex) !== state) {
      throw Object.assign(new Error('another program has changed the database'), { code: 'SQLITE_BUSY_SNAPSHOT' });
    }
    for (const [text, parameters, outcome] of statements) {
      const sql = texts[text] ?? '';
      if (outcomeOf(runIn(sql, parameters)) !== outcome) throw new Error(`it went otherwise than before: ${sql}`);
    }
    runIn('COMMIT', []);
    return { rows: [] };
  } catch (error) {
    if (database?.inTransaction) runIn('ROLLBACK', []);
    throw error;
  }
}

parentPort?.on('message', (statement) => {
  if (statement === undefined) {
    database?.close();
    parentPort?.close();
    return;
  }
  try {
    const result = 'state' in statement ? repeat(statement) : (run ?? open())(statement.sql, statement.parameters);
    parentPort?.postMessage({ ...result, inTransaction: database?.inTransaction });
  } catch (error) {
    // The code of an SQLite error would be lost on the way.
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    parentPort?.postMessage({ message, code, inTransaction: database?.inTransaction });
  }
});
