// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.js';
import { keepStatements } from './statements.js';

// A thread that runs the statements that are sent to it, one after the other, and answers each. `undefined` ends it.
// src/store/thread-connection.ts has the other side.

/** @type {import('better-sqlite3').Database | undefined} */
let database;
/** @type {ReturnType<typeof keepStatements> | undefined} */
let run;

function open() {
  database = openConnection(workerData);
  run = keepStatements(database);
  return run;
}

try {
  open();
} catch {
  // The first statement tries again, and its answer says why not.
}

parentPort?.on('message', (statement) => {
  if (statement === undefined) {
    database?.close();
    parentPort?.close();
    return;
  }
  try {
    const result = (run ?? open())(statement.sql, statement.parameters);
    parentPort?.postMessage({ ...result, inTransaction: database?.inTransaction });
  } catch (error) {
    // The code of an SQLite error would be lost on the way.
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    parentPort?.postMessage({ message, code, inTransaction: database?.inTransaction });
  }
});
