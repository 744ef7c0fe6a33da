import Sqlite from 'better-sqlite3';
import pRetry from 'p-retry';

/**
 * How long a write waits while another process, such as a backup, has the database locked, in milliseconds. Platforms
 * wait three seconds for an answer.
 */
const PATIENCE = 2_000;
/** The shortest time between two attempts, in milliseconds. p-retry takes up to twice as long, at random. */
const PAUSE = 50;

/**
 * Does the work again for as long as the database is locked, without blocking the process meanwhile.
 * @throws {SqliteError} with the code SQLITE_BUSY when the database is still locked after two seconds.
 */
export const patiently = <Result>(work: () => Promise<Result>): Promise<Result> =>
  pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    maxRetryTime: PATIENCE,
    minTimeout: PAUSE,
    factor: 1,
    randomize: true,
    shouldRetry: ({ error }) => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'),
  });
