import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { type Finding, fault, fine, type Named, note } from '../finding.ts';
import { toStoreError } from './disk-problem.ts';
import { migrations } from './migrations/index.ts';
import { namedIn, namedQueries, type PolicyRow, type RuleRow } from './named.ts';

/** With fewer bytes left on the disk, the operator should make room. */
const SCARCE = 100 * 1024 * 1024;

export interface Examined {
  findings: Finding[];
  /** What the rules of every community name. It's empty where the database can't be read. */
  named: Named[];
}

/** Looks at a database's file and at the room for it, and changes nothing. A bot may be running on it meanwhile. */
export function examineDatabase(file: string): Examined {
  const room = roomFor(file);
  if (!existsSync(file)) {
    return { findings: [fine(`${file} is not there yet. The bot makes it at its first start.`), ...room], named: [] };
  }
  let database: Database | undefined;
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    database = new Sqlite(file, { readonly: true });
    const { findings, current } = read(database, file);
    return { findings: [...findings, ...room], named: current ? namedInFile(database) : [] };
  } catch (error) {
    return { findings: [fault(messageOf(toStoreError(error, file)))], named: [] };
  } finally {
    database?.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function read(database: Database, file: string): { findings: Finding[]; current: boolean } {
  const version = Number(database.pragma('user_version', { simple: true }));
  const known = migrations.length;
  if (version > known) {
    const remedy = 'Start the newer version again, or restore a backup from before it.';
    return { findings: [fault(`${file} was written by a newer Tip Jar.`, remedy)], current: false };
  }
  const found = String(database.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') {
    const remedy = 'Stop the bot, and type: npm run restore -- FILE';
    return { findings: [fault(`${file} is damaged: ${found}.`, remedy)], current: false };
  }
  if (version < known) {
    const remedy = 'Type npm run backup before you start this version.';
    const what = `${file} is whole, and from an older version: the next start brings it up to date.`;
    return { findings: [version === 0 ? fine(`${file} is empty.`) : note(what, remedy)], current: false };
  }
  return { findings: [fine(`${file} is whole and up to date.`)], current: true };
}

const namedInFile = (database: Database) =>
  namedIn(
    database.prepare<[], RuleRow>(namedQueries.rules).all(),
    database.prepare<[], PolicyRow>(namedQueries.policies).all(),
  );

/** Says whether the folder, or the one in which it will be made, can be written to, and how much room is left. */
function roomFor(file: string): Finding[] {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    const remedy = 'Let the user that runs the bot write there, or set another DATABASE_URL.';
    return [fault(`The folder ${folder} can’t be written to.`, remedy)];
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= SCARCE) return [];
  return [note(`Less than 100 MB are left on the disk of ${folder}.`, 'Make room: with a full disk nothing is saved.')];
}
