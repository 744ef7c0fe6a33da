// @ts-check

/**
 * Runs statements on a connection, as kysely wants them run. They are kept prepared, because SQLite takes longer to
 * prepare most of ours than to run them.
 * @param {import('better-sqlite3').Database} database
 * @param {(sql: string, parameters: readonly unknown[], result: Result) => void} [changed] Told of each
 * statement that may have changed something.
 * @typedef {{ rows: unknown[], numAffectedRows?: bigint }} Result
 */
export function keepStatements(database, changed) {
  /** @type {Map<string, (parameters: readonly unknown[]) => Result>} */
  const kept = new Map();

  /** @param {string} sql */
  function noted(sql) {
    const { run, readonly } = prepare(sql);
    if (readonly || !changed) return run;
    return (/** @type {readonly unknown[]} */ parameters) => {
      const result = run(parameters);
      changed(sql, parameters, result);
      return result;
    };
  }

  /** @param {string} sql @returns {{ readonly: boolean, run: (parameters: readonly unknown[]) => Result }} */
  function prepare(sql) {
    /** @type {import('better-sqlite3').Statement<readonly unknown[], unknown[]>} */
    const statement = database.prepare(sql);
    const { reader, readonly } = statement;
    if (!reader) {
      return {
        readonly,
        run: (parameters) => ({ rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }),
      };
    }
    // The driver takes twice as long to make an object of a row as is taken here.
    const columns = statement.columns().map(({ name }) => name);
    statement.raw();
    /** @param {unknown[]} row */
    function toObject(row) {
      /** @type {Record<string, unknown>} */
      const named = {};
      for (let at = 0; at < columns.length; at += 1) named[/** @type {string} */ (columns[at])] = row[at];
      return named;
    }
    return { readonly, run: (parameters) => ({ rows: statement.all(parameters).map(toObject) }) };
  }

  /**
   * @param {string} sql
   * @param {readonly unknown[]} parameters
   * @throws {SqliteError} as SQLite does.
   */
  return (sql, parameters) => {
    let run = kept.get(sql);
    if (!run) {
      run = noted(sql);
      kept.set(sql, run);
    }
    return run(parameters);
  };
}

/**
 * What a statement has done, in short: which rows it has returned, or how many it has changed.
 * @param {{ rows: unknown[], numAffectedRows?: bigint }} result
 */
export const outcomeOf = ({ rows, numAffectedRows }) =>
  numAffectedRows === undefined ? JSON.stringify(rows) : Number(numAffectedRows);
