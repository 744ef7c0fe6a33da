// @ts-check

/**
 * Runs statements on a connection. They are kept prepared, because SQLite takes longer to prepare most of ours than to run
 * them.
 * @param {import('better-sqlite3').Database} database
 */
export function keepStatements(database) {
  /** @type {Map<string, import('better-sqlite3').Statement<readonly unknown[]>>} */
  const kept = new Map();
  /**
   * @param {string} sql
   * @param {readonly unknown[]} parameters
   * @returns {{ rows: unknown[], changes?: number }}
   * @throws {SqliteError} as SQLite does.
   */
  return (sql, parameters) => {
    let statement = kept.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      kept.set(sql, statement);
    }
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], changes: statement.run(parameters).changes };
  };
}
