import type { QueryResult } from 'kysely';

/** One connection to the server. Its statements run in the order in which they are given, without waiting for each other. */
export interface Session {
  /**
   * Without parameters, these may be several statements.
   * @throws {Error} as the server or the network does, with a `code`.
   */
  run<Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>>;
  /** Ends a transaction. @throws {Error} also when the server has undone it instead, after a statement that failed. */
  commit(): Promise<void>;
  /** Gives the connection back. @param broken Ends it instead, with whatever it is still waiting for. */
  release(broken: boolean): void;
}

/** The connections to one database. */
export interface Sessions {
  /** How many there are at most. */
  most: number;
  /**
   * Resolves to a connection that nobody else uses until it is released.
   * @throws {PoolFull} when none gets free in time.
   * @throws {Error} when a new one can't be made.
   */
  take(): Promise<Session>;
  /**
   * Makes a connection and closes it. One that was made before may be dead, although the server can be reached.
   * @throws {Error} when that can't be done in time.
   */
  reach(): Promise<void>;
  close(): Promise<void>;
}

/** All connections are in use, and none got free in time. */
export class PoolFull extends Error {
  override name = 'PoolFull';

  constructor(most: number) {
    super(`all ${most} connections to the database are in use`);
  }
}

/** What is kept of a value. PostgreSQL keeps no text with a NUL character in it, and SQLite does. */
export const toKept = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u{fffd}') : value;

/** @param command What the server says it has done when it was to commit. @throws {Error} when that is something else. */
export function expectCommitted(command: string | undefined): void {
  if (command !== 'COMMIT') throw new Error('a statement of the transaction failed, so the server has undone it');
}
