import Sqlite from 'better-sqlite3';

/** What SQLite's codes mean for whoever runs the bot, by how they begin. Any other code is a fault of ours. */
const problems: readonly (readonly [code: string, problem: string])[] = [
  ['SQLITE_FULL', 'there is no space left on its disk'],
  ['SQLITE_READONLY', 'its file, its folder or its disk can only be read'],
  ['SQLITE_CANTOPEN', 'its file, or one beside it, can’t be opened or created'],
  ['SQLITE_IOERR', 'its disk reports an error'],
  ['SQLITE_BUSY', 'another program has it locked'],
  ['SQLITE_PROTOCOL', 'another program has it locked'],
  ['SQLITE_CORRUPT', 'its file is damaged'],
  ['SQLITE_NOTADB', 'its file is damaged'],
];

/** Why the disk, or what is on it, keeps SQLite from working, with SQLite's code; undefined for any other error. */
export function diskProblem(error: unknown): string | undefined {
  if (!(error instanceof Sqlite.SqliteError)) return undefined;
  const found = problems.find(([code]) => error.code.startsWith(code));
  return found && `${found[1]} (${error.code})`;
}

/** Whether another process has the database locked. */
export const isBusy = (error: unknown) => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
