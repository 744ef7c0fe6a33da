import { migrations } from '../migrations/index.ts';
import { toPostgres } from './to-postgres.ts';

/** A migration after schema 15, for a database of PostgreSQL. */
interface Migration {
  sql: string;
  /**
   * The oldest schema whose version of the bot works on the database after this. The version before does where nothing is
   * said, so that it can go on until every process was replaced: a migration must not take away or rename what it uses.
   */
  oldest?: number;
}

/** What the SQL of a migration can't be translated into, as triggers can't, is written here, by the migration's number. */
const byHand: Readonly<Record<number, Migration>> = {};

/** The migrations that follow schema 15, in order. A released one must not change. */
export const later: readonly Migration[] = migrations
  .slice(15)
  .map((sql, nth) => byHand[16 + nth] ?? { sql: toPostgres(sql) });
