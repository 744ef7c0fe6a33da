import pg from 'pg';
import { SETTINGS } from '../../src/store/postgres/pool.ts';
import type { Change } from '../writes/places.ts';
import type { Statement } from '../writes/record.ts';

/** So many connections, as the bot has. */
const MOST = 10;

/** Others were in the way, and the transaction has to be run again. */
const PASSING = ['40001', '40P01'];

/**
 * Makes changes with nothing but pg: each in a serializable transaction of its own, by the bot's own statements, which
 * are prepared once on each of its connections, and again from the beginning where the server asks for that.
 */
export function openBarePostgres(url: string, statementsOf: Record<Change['kind'], readonly Statement[]>) {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST,
    onConnect: async (client: pg.ClientBase) => {
      await client.query(SETTINGS);
    },
  } as pg.PoolConfig);
  const names = new Map<string, string>();

  function nameOf(sql: string): string {
    const name = names.get(sql) ?? `bare_${names.size}`;
    names.set(sql, name);
    return name;
  }

  async function transact(client: pg.PoolClient, change: Change): Promise<void> {
    const ids: unknown[] = [];
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    for (const { sql, parametersOf } of statementsOf[change.kind]) {
      const { rows } = await client.query({ name: nameOf(sql), text: sql, values: parametersOf(change, ids) });
      if (sql.endsWith('returning "id"')) ids.push(rows[0].id);
    }
    await client.query('COMMIT');
  }

  /** Resolves once the change is on the server's disk. */
  async function make(change: Change): Promise<void> {
    const client = await pool.connect();
    try {
      for (;;) {
        try {
          return await transact(client, change);
        } catch (error) {
          await client.query('ROLLBACK');
          if (!PASSING.includes((error as { code?: string }).code ?? '')) throw error;
        }
      }
    } finally {
      client.release();
    }
  }

  return {
    prepare: async (change: Change) => () => make(change),
    close: () => pool.end(),
  };
}
