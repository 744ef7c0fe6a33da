import Sqlite from 'better-sqlite3';

/** Somebody's jar as a bare bot keeps it: each row is one link, with what is said of its owner. */
export interface BareLink {
  name: string;
  message: string;
  label: string;
  url: string;
}

/** Opens a bare bot's database. Returns a function that reads somebody's jar by one prepared statement. */
export function openBareJars(file: string): (user: string) => BareLink[] {
  const database = new Sqlite(file, { readonly: true });
  const read = database.prepare<[string], BareLink>(
    'SELECT name, message, label, url FROM jar JOIN link USING (user) WHERE user = ? ORDER BY position',
  );
  return (user) => read.all(user);
}
