import type { Creator } from './creators.ts';
import { openFast } from './open-fast.ts';

/** Creates a bare bot's database. */
export function seedBare(file: string, jars: Iterable<Creator & { user: string }>): void {
  const database = openFast(file);
  database.exec(`
    CREATE TABLE jar (user TEXT PRIMARY KEY, name TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE link (user TEXT, position INTEGER, label TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (user, position))
      WITHOUT ROWID;
  `);
  const putJar = database.prepare('INSERT INTO jar VALUES (?, ?, ?)');
  const putLink = database.prepare('INSERT INTO link VALUES (?, ?, ?, ?)');
  database.transaction(() => {
    for (const { user, name, message, links } of jars) {
      putJar.run(user, name, message);
      for (const [position, { label, url }] of links.entries()) putLink.run(user, position, label, url);
    }
  })();
  database.close();
}
