// @ts-check
// This file is JavaScript because check.js, which Node.js starts by its address, imports it too.
import Sqlite from 'better-sqlite3';

/**
 * Reads a whole database, which takes some 4 ms a megabyte and can't be interrupted.
 * @param {string} file
 * @returns {string} What is wrong with it, or `ok`.
 * @throws {Error} when it can't be read.
 */
export function findDamage(file) {
  /** @type {Sqlite.Database | undefined} */
  let database;
  try {
    database = new Sqlite(file, { readonly: true });
    return String(database.pragma('integrity_check(1)', { simple: true }));
  } catch (error) {
    const { message, code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw error;
    return message;
  } finally {
    database?.close();
  }
}
