import * as jars from './001-jars.ts';
import * as community from './002-community.ts';

/** In order. One that has landed never changes; the file's `user_version` is how many it has had. */
export const migrations: readonly { name: string; sql: string }[] = [jars, community];
