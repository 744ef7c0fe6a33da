import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { NotSaved } from './store.ts';

/** What `thread.js` answers to a statement. */
type Reply<Row> = { inTransaction?: boolean } & (
  | { rows: Row[]; changes?: number }
  | { message: string; code?: string }
);

interface Asked {
  resolve(reply: Reply<unknown>): void;
  reject(error: unknown): void;
}

/** A connection to a database file in a thread of its own, so that a slow disk holds up nobody but who waits for it. */
export type Thread = ReturnType<typeof createThread>;

/** It starts with the first statement, and should it end by a fault, again with the next one. */
export function createThread(file: string) {
  let waiting: Asked[] = [];
  let inTransaction = false;
  let worker: Worker | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./thread.js', import.meta.url), { workerData: file });
    let cause: unknown;
    started.on('message', (reply: Reply<unknown>) => {
      inTransaction = reply.inTransaction ?? false;
      waiting.shift()?.resolve(reply);
    });
    started.on('error', (error) => {
      cause = error;
    });
    started.on('exit', () => {
      worker = undefined;
      inTransaction = false;
      const left = waiting;
      waiting = [];
      for (const { reject } of left) reject(new NotSaved('the thread of the database ended', { cause }));
    });
    return started;
  }

  return {
    inTransaction: () => inTransaction,
    /** @throws {SqliteError} as SQLite does. */
    async run<Row>(sql: string, parameters: readonly unknown[] = []) {
      const running = worker ?? start();
      worker = running;
      const reply = await new Promise<Reply<unknown>>((resolve, reject) => {
        waiting.push({ resolve, reject });
        running.postMessage({ sql, parameters });
      });
      if ('rows' in reply) return { rows: reply.rows as Row[], changes: reply.changes };
      throw reply.code === undefined ? new Error(reply.message) : new Sqlite.SqliteError(reply.message, reply.code);
    },
    /** Resolves once it has closed the database. */
    async close() {
      const ending = worker;
      if (!ending) return;
      await new Promise<void>((resolve) => {
        ending.once('exit', () => resolve());
        ending.postMessage(undefined);
      });
    },
  };
}

/** Speaks to SQLite in a thread, statement by statement. There is one connection: who uses it sees to taking turns. */
export const threadDialect = (thread: Thread): Dialect => ({
  createDriver: () => threadDriver(thread),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (kysely) => new SqliteIntrospector(kysely),
});

function threadDriver(thread: Thread): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      const { rows, changes } = await thread.run<Row>(sql, parameters);
      return changes === undefined ? { rows } : { rows, numAffectedRows: BigInt(changes) };
    },
    streamQuery() {
      throw new Error('nothing here is read as a stream');
    },
  };
  const execute = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    /** Takes the lock at once, so that a transaction that has begun is never told later that another one came before. */
    async beginTransaction() {
      await execute('BEGIN IMMEDIATE');
    },
    async commitTransaction() {
      await execute('COMMIT');
    },
    /** A fault of the disk ends a transaction by itself. Rolling back once more would hide what had happened. */
    async rollbackTransaction() {
      if (thread.inTransaction()) await execute('ROLLBACK');
    },
    destroy: () => thread.close(),
  };
}
