import type { QueryResult } from 'kysely';
import pg from 'pg';
import { expectCommitted, PoolFull, type Session, type Sessions, toKept } from './session.ts';

/** So many connections are open at most. PostgreSQL lets 100 in as it is installed, for all processes together. */
const MOST = 10;
/** Milliseconds until a new connection has to be there, or one of the others free. */
const CONNECTING = 1_500;
/** Milliseconds after which a connection that nobody uses is closed. */
const IDLE = 60_000;

/**
 * What the server ends by itself, in milliseconds: a statement that takes long, one that waits for another transaction,
 * and a transaction of a process that does nothing any more, because it was stopped or its machine is gone.
 */
const LIMITS = { statement_timeout: 5_000, lock_timeout: 1_500, idle_in_transaction_session_timeout: 5_000 };

/**
 * Every statement finds its rows by an index. Left to itself, the planner reads small tables as a whole, and then
 * serializable transactions of communities that have nothing in common seem to read what the other has changed.
 */
const PLANNING = { enable_seqscan: 'off' };

/** What is set on each connection. */
export const SETTINGS = Object.entries({ ...LIMITS, ...PLANNING })
  .map(([name, value]) => `SET ${name} = ${value}`)
  .join('; ');

/** Ids and times are numbers that JavaScript holds exactly. */
const int8 = pg.types.builtins.INT8;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** So many statements have a name at most, by which the server remembers how it runs them. The bot has some 150. */
const MOST_NAMES = 400;
/** A statement with as many values has a list of ids, and is another one for each length of it. */
const FEW = 40;

/**
 * TLS is as the address says. The driver checks the server's certificate with `require` too, and warns that it may not
 * do so one day.
 */
const strict = (url: string) => url.replace(/([?&]sslmode=)(?:require|verify-ca)(?=&|$)/, '$1verify-full');

/** Connects to a server of PostgreSQL as its connections are needed. @param lost Told of a connection that has ended. */
export function createPool(url: string, lost: (error: Error) => void): Sessions {
  const address = {
    connectionString: strict(url),
    connectionTimeoutMillis: CONNECTING,
    fallback_application_name: 'tip-jar',
  };
  const pool = new pg.Pool({
    ...address,
    max: MOST,
    // A move and a restore tell by it that a bot is running.
    min: 1,
    idleTimeoutMillis: IDLE,
    keepAlive: true,
    types,
    pipeline: true,
    onConnect: async (client: pg.ClientBase) => {
      await client.query(SETTINGS);
    },
  } as pg.PoolConfig);
  pool.on('error', lost);
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = `tip_jar_${names.size}`;
    names.set(text, name);
    return name;
  }

  const sessions = new WeakMap<pg.PoolClient, Session>();

  function toSession(client: pg.PoolClient): Session {
    const ask = (text: string, values: readonly unknown[]) =>
      client.query({
        text,
        values: values.map(toKept),
        ...(values.length > 0 && values.length < FEW && { name: nameOf(text) }),
      });
    return {
      async run<Row>(sql: string, parameters: readonly unknown[] = []) {
        const { rows = [], rowCount = null } = await ask(sql, parameters);
        return { rows, ...(rowCount !== null && { numAffectedRows: BigInt(rowCount) }) } as QueryResult<Row>;
      },
      async commit() {
        expectCommitted((await ask('COMMIT', [])).command);
      },
      release(broken) {
        client.off('error', lost);
        client.release(broken);
      },
    };
  }

  return {
    most: MOST,
    async take() {
      const client = await pool.connect().catch((error: Error) => {
        // The driver tells by its words alone what it waited for.
        throw error.message === 'timeout exceeded when trying to connect' ? new PoolFull(MOST) : error;
      });
      client.on('error', lost);
      const session = sessions.get(client) ?? toSession(client);
      sessions.set(client, session);
      return session;
    },
    async reach() {
      const client = new pg.Client(address);
      client.on('error', () => undefined);
      try {
        await client.connect();
      } finally {
        client.end().catch(() => undefined);
      }
    },
    close: () => pool.end(),
  };
}
