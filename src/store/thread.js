// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.js';

// A thread that runs the statements that are sent to it, one after the other, and answers each. `undefined` ends it.
// src/store/thread-dialect.ts has the other side.

/** @type {import('better-sqlite3').Database | undefined} */
let database;
try {
  database = openConnection(workerData);
} catch {
  // The first statement tries again, and its answer says why not.
}

/** @type {Map<string, import('better-sqlite3').Statement>} */
const kept = new Map();

/** @param {{ sql: string, parameters: readonly unknown[] }} statement */
function run({ sql, parameters }) {
  database ??= openConnection(workerData);
  const statement = kept.get(sql) ?? database.prepare(sql);
  kept.set(sql, statement);
  if (statement.reader) return { rows: statement.all(parameters) };
  return { rows: [], changes: statement.run(parameters).changes };
}

parentPort?.on('message', (statement) => {
  if (statement === undefined) {
    database?.close();
    parentPort?.close();
    return;
  }
  try {
    const result = run(statement);
    parentPort?.postMessage({ ...result, inTransaction: database?.inTransaction });
  } catch (error) {
    // The code of an SQLite error would be lost on the way.
    const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
    parentPort?.postMessage({ message, code, inTransaction: database?.inTransaction });
  }
});
