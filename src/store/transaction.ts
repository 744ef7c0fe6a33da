import {
  type CompiledQuery,
  DefaultQueryExecutor,
  type Dialect,
  type DialectAdapter,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
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
  /** @throws {Error} as the database does. */
  run<Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>>;
  /** Begins a transaction, once the one before it has ended. */
  begin(): Promise<void>;
  /** Ends a transaction. When it throws, the transaction has to be rolled back. */
  commit(): Promise<void>;
  /** Ends a transaction too, or does nothing where a fault of the disk has ended it. */
  rollback(): Promise<void>;
}

/** Compiles queries. What they run on, and when a transaction begins, is not kysely's to say. */
const dialectOf = (adapter: DialectAdapter, how: Omit<Dialect, 'createDriver' | 'createAdapter'>): Dialect => ({
  createDriver: () => new DummyDriver(),
  createAdapter: () => adapter,
  ...how,
});

/** The engines' ways of writing a query. What is compiled for one of them is known by its adapter, of which there is one. */
export const dialects = {
  sqlite: dialectOf(new SqliteAdapter(), {
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
  }),
  postgres: dialectOf(new PostgresAdapter(), {
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  }),
} as const;

/** Runs kysely's queries in whichever transaction is open on a connection. */
export function transactionOn({ run }: Pick<Connection, 'run'>, dialect = dialects.sqlite): Transaction<Schema> {
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
