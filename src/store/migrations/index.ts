import { sql as jars } from './001-jars.ts';
import { sql as community } from './002-community.ts';
import { sql as checksums } from './003-checksums.ts';

/**
 * The SQL of each schema version, in order. A database's `user_version` counts how many of them it has run, so a
 * migration that has landed never changes.
 */
export const migrations: readonly string[] = [jars, community, checksums];
