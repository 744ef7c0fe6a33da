import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import type { QueryResult } from 'kysely';
import { NotSaved } from './store.ts';
import type { Connection } from './transaction.ts';

/** What `thread.js` answers to a statement. */
type Reply<Row> = { inTransaction?: boolean } & (QueryResult<Row> | { message: string; code?: string });

/** A transaction that has run already, but wasn't committed. */
export interface Rehearsed {
  /** What `walState` was meanwhile. */
  state: string;
  /** Each of its statements once. */
  texts: string[];
  /** Those that may have changed something: the place of the text, the values, and `outcomeOf` the result. */
  statements: (readonly [text: number, parameters: readonly unknown[], outcome: string | number])[];
}

interface Asked {
  resolve(reply: Reply<unknown>): void;
  reject(error: unknown): void;
}

/**
 * A connection to a database file in a thread of its own, so that a slow disk holds up nobody but who waits for it. Whoever
 * uses it sees to taking turns. The thread starts with the first statement, and should it end by a fault, again with the
 * next one.
 * @param walIndex The descriptor of the open index of its WAL.
 */
export function threadConnection(file: string, walIndex: number) {
  let waiting: Asked[] = [];
  let inTransaction = false;
  let worker: Worker | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./thread.js', import.meta.url), { workerData: { file, walIndex } });
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

  async function ask<Row>(question: { sql: string; parameters: readonly unknown[] } | Rehearsed) {
    const running = worker ?? start();
    worker = running;
    const reply = await new Promise<Reply<unknown>>((resolve, reject) => {
      waiting.push({ resolve, reject });
      running.postMessage(question);
    });
    if ('rows' in reply) return reply as QueryResult<Row>;
    throw reply.code === undefined ? new Error(reply.message) : new Sqlite.SqliteError(reply.message, reply.code);
  }

  const run = <Row>(sql: string, parameters: readonly unknown[] = []) => ask<Row>({ sql, parameters });

  const connection: Connection = {
    run,
    /** Takes the lock at once, so that a transaction that has begun is never told later that another one came before. */
    async begin() {
      await run('BEGIN IMMEDIATE');
    },
    async commit() {
      await run('COMMIT');
    },
    async rollback() {
      if (inTransaction) await run('ROLLBACK');
    },
  };

  return {
    ...connection,
    /**
     * Runs a transaction once more and commits it.
     * @throws {SqliteError} `SQLITE_BUSY` where another process has the lock, and `SQLITE_BUSY_SNAPSHOT` where one has
     * changed the database after that, of which nothing is changed then.
     */
    async repeat(transaction: Rehearsed): Promise<void> {
      await ask(transaction);
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

export type ThreadConnection = ReturnType<typeof threadConnection>;
