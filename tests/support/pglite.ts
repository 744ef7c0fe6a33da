import { type PGlite, types } from '@electric-sql/pglite';
import type { QueryResult } from 'kysely';
import { SETTINGS } from '../../src/store/postgres/pool.ts';
import { expectCommitted, type Session, type Sessions, toKept } from '../../src/store/postgres/session.ts';

interface Turns {
  taken: boolean;
  waiting: (() => void)[];
}

/**
 * Who waits for the one connection of a database. It belongs to the process as the database does, since a test may have
 * this module loaded a second time.
 */
const shared = globalThis as { turns?: WeakMap<PGlite, Turns> };
shared.turns ??= new WeakMap();
const { turns } = shared;

/** PostgreSQL in this process. It has one connection, which all who want it take in turn, each in their schema. */
export function pgliteSessions(database: PGlite, schema = 'public'): Sessions {
  const turn = turns.get(database) ?? { taken: false, waiting: [] };
  turns.set(database, turn);
  const options = { parsers: { [types.INT8]: Number } };

  const session: Session = {
    async run<Row>(sql: string, parameters: readonly unknown[] = []) {
      const results =
        parameters.length > 0
          ? [await database.query(sql, parameters.map(toKept), options)]
          : await database.exec(sql, options);
      const { rows = [], affectedRows } = results.at(-1) ?? {};
      return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) } as QueryResult<Row>;
    },
    async commit() {
      expectCommitted((await database.exec('COMMIT')).at(-1)?.command);
    },
    release() {
      const next = turn.waiting.shift();
      if (next) next();
      else turn.taken = false;
    },
  };

  return {
    most: 1,
    async take() {
      if (turn.taken) await new Promise<void>((next) => turn.waiting.push(next));
      turn.taken = true;
      await database.exec(`${SETTINGS}; SET search_path = ${schema}`);
      return session;
    },
    reach: async () => undefined,
    close: async () => undefined,
  };
}
