import type { Database, Statement } from 'better-sqlite3';

/** The database with its statements kept: SQLite takes longer to prepare most of ours than to run them. */
export function keepStatements(database: Database) {
  const kept = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = kept.get(sql) ?? database.prepare(sql);
      kept.set(sql, statement);
      return statement;
    },
  };
}
