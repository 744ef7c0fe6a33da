// @ts-check
// Writes a copy of a database, checks it and gives it its name. It runs as a process of its own, so that neither a bot nor
// a terminal waits for it: copying and checking a gigabyte takes some ten seconds. Run with: the database, the copy, and
// `strict` where a copy with damaged links shall not be kept. src/store/copying.ts has the other side.
import { chmodSync, closeSync, openSync, rmSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import Sqlite from 'better-sqlite3';
import { findDamage } from './find-damage.js';
import { nameFile, sync } from './name-file.js';
import { summaryOf } from './summary.js';

/** Pages that are copied at once. Those of 4 KB take some 20 ms together. */
const PAGES = 4096;

const [, , from = '', to = '', mode = ''] = process.argv;
const part = `${to}.${process.pid}.part`;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// A terminal or a service manager signals all processes at once. Whoever started this one ends it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
// Whoever started it may be gone. The copy is written all the same.
process.stdout.on('error', () => undefined);

/** @param {object} line */
const say = (line) => void process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * Copies the database as it is at one moment, whatever is written meanwhile. The transaction that is open keeps that
 * moment: without it, SQLite would begin anew with each change. Whoever writes doesn't wait for it, but the WAL isn't
 * emptied before it ends.
 */
async function copy() {
  const database = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await database.backup(part, {
      progress({ totalPages, remainingPages }) {
        say({ copied: totalPages - remainingPages, of: totalPages });
        return PAGES;
      },
    });
  } finally {
    database.close();
  }
}

/** Makes one file of the copy, to which nothing beside it belongs, and looks whether it is whole. */
function check() {
  const database = new Sqlite(part);
  try {
    database.pragma('journal_mode = delete');
  } finally {
    database.close();
  }
  const found = findDamage(part);
  if (found !== 'ok') throw Object.assign(new Error(found), { code: 'SQLITE_CORRUPT' });
  const copied = new Sqlite(part, { readonly: true });
  try {
    return summaryOf(copied);
  } finally {
    copied.close();
  }
}

/** What is at work, for whoever reads of a failure: `from` is the database, `to` the copy. */
let at = 'to';
try {
  closeSync(openSync(part, 'wx', 0o600));
  chmodSync(part, 0o600);
  at = 'from';
  await copy();
  say({ checking: true });
  const summary = check();
  at = 'to';
  sync(part);
  if (summary.damagedLinks === 0 || mode !== 'strict') nameFile(part, to);
  else rmSync(part);
  say({ ...summary, size: statSync(to, { throwIfNoEntry: false })?.size ?? 0 });
} catch (error) {
  const { message, code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  // What is written is the copy, and only there can room be missing.
  const about = /^SQLITE_(FULL|READONLY|IOERR_(WRITE|FSYNC|TRUNCATE))/.test(code) ? 'to' : at;
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
  say({ problem: message, code, about });
}
