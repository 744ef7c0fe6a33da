// @ts-check

/**
 * Runs statements on a connection, as kysely wants them run. They are kept prepared, because SQLite takes longer to
 * prepare most of ours than to run them.
 * @param {import('better-sqlite3').Database} database
 */
export function keepStatements(database) {
  /** @type {Map<string, (parameters: readonly unknown[]) => { rows: unknown[], numAffectedRows?: bigint }>} */
  const kept = new Map();

  /** @param {string} sql */
  function prepare(sql) {
    /** @type {import('better-sqlite3').Statement<readonly unknown[], unknown[]>} */
    const statement = database.prepare(sql);
    if (!statement.reader) {
      return (/** @type {readonly unknown[]} */ parameters) => ({
        rows: [],
        numAffectedRows: BigInt(statement.run(parameters).changes),
      });
    }
    // The driver takes twice as long to make an object of a row as is taken here.
    const columns = statement.columns().map(({ name }) => name);
    statement.raw();
    /** @param {unknown[]} row */
    function toObject(row) {
      /** @type {Record<string, unknown>} */
      const named = {};
      columns.forEach((column, at) => {
        named[column] = row[at];
      });
      return named;
    }
    return (/** @type {readonly unknown[]} */ parameters) => ({ rows: statement.all(parameters).map(toObject) });
  }

  /**
   * @param {string} sql
   * @param {readonly unknown[]} parameters
   * @throws {SqliteError} as SQLite does.
   */
  return (sql, parameters) => {
    let run = kept.get(sql);
    if (!run) {
      run = prepare(sql);
      kept.set(sql, run);
    }
    return run(parameters);
  };
}
