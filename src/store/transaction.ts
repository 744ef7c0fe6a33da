import {
  type CompiledQuery,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  Transaction,
} from 'kysely';
import type { Schema } from './schema.ts';

/** Work within a transaction. */
export type Work<Result> = (transaction: Transaction<Schema>) => Promise<Result>;

/** A connection to the database. On each, one transaction comes after the other. */
export interface Connection {
  /** @throws {SqliteError} as SQLite does. */
  run<Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>>;
  /** Begins a transaction, once the one before it has ended. */
  begin(): Promise<void>;
  /** Ends a transaction. When it throws, the transaction has to be rolled back. */
  commit(): Promise<void>;
  /** Ends a transaction too, or does nothing where a fault of the disk has ended it. */
  rollback(): Promise<void>;
}

/** Compiles queries. What they run on, and when a transaction begins, is not kysely's to say. */
const dialect: Dialect = {
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (kysely) => new SqliteIntrospector(kysely),
};

/** Runs kysely's queries in whichever transaction is open on a connection. */
export function transactionOn({ run }: Pick<Connection, 'run'>): Transaction<Schema> {
  class Executor extends DefaultQueryExecutor {
    override executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      return run<Row>(sql, parameters);
    }
  }
  const executor = new Executor(dialect.createQueryCompiler(), dialect.createAdapter(), {
    provideConnection() {
      throw new Error('nothing here takes a connection of its own');
    },
  });
  return new Transaction({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
}
