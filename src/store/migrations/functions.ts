import type { Database } from 'better-sqlite3';
import { linkChecksum } from '../link-checksum.ts';
import { keyedMark } from '../mark.ts';

/** Defines the functions that the SQL of the migrations calls. */
export function addFunctions(database: Database): void {
  database.function('link_checksum', { deterministic: true }, linkChecksum);
  database.function('keyed_mark', { deterministic: true, varargs: true }, keyedMark);
}
