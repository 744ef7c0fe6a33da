import type { Database } from 'better-sqlite3';
import { handleSkeleton, nameSkeleton } from '../../jars/skeleton.ts';
import { linkChecksum } from '../link-checksum.ts';
import { keyedMark } from '../mark.ts';

/** Defines the functions that the SQL of the migrations calls. */
export function addFunctions(database: Database): void {
  database.function('link_checksum', { deterministic: true }, linkChecksum);
  database.function('keyed_mark', { deterministic: true, varargs: true }, keyedMark);
  database.function('handle_skeleton', { deterministic: true }, handleSkeleton);
  database.function('name_skeleton', { deterministic: true }, nameSkeleton);
}
