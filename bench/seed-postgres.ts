import pg from 'pg';
import { createPool } from '../src/store/postgres/pool.ts';
import { openPostgres } from '../src/store/postgres/store.ts';
import type { Creator } from './creators.ts';
import { LISTED, type SeededJar } from './seed-store.ts';

/** So many jars are written in one transaction. */
const AT_ONCE = 50;
/** Milliseconds that such a transaction may take. */
const PATIENCE = 60_000;

/** Writes these jars into a database of PostgreSQL as the bot writes them, each listed in its community. */
export async function seedPostgres(url: string, jars: Iterable<SeededJar>): Promise<void> {
  const log = { error: console.error, info: () => undefined };
  const store = await openPostgres((lost) => createPool(url, lost), log);
  const all = [...jars];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const delivery = { id: `seed ${from}`, at: LISTED, patience: PATIENCE };
    await store.write(delivery, async (writing) => {
      for (const { community, account, name, message, links } of all.slice(from, from + AT_ONCE)) {
        await writing.putJar(account, LISTED, { message });
        for (const link of links) await writing.putLink(account, { ...link, at: LISTED });
        await writing.putListing({
          community,
          account,
          name,
          listedAt: LISTED,
          knownAt: LISTED,
          confirmedAt: LISTED,
          pausedAt: undefined,
          suspendedAt: undefined,
          reason: '',
          holds: {},
          leftAt: undefined,
          category: '',
          about: '',
          rulesAccepted: 0,
          findable: false,
        });
      }
    });
  }
  await store.close();
  await analyse(url);
}

/** Creates a bare bot's tables in a database of PostgreSQL. */
export async function seedBarePostgres(url: string, jars: Iterable<Creator & { user: string }>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    CREATE TABLE jar (account text PRIMARY KEY, name text NOT NULL, message text NOT NULL);
    CREATE TABLE link (owner text, position integer, label text NOT NULL, url text NOT NULL, PRIMARY KEY (owner, position));
    BEGIN`);
  for (const { user, name, message, links } of jars) {
    await client.query('INSERT INTO jar VALUES ($1, $2, $3)', [user, name, message]);
    for (const [position, { label, url }] of links.entries()) {
      await client.query('INSERT INTO link VALUES ($1, $2, $3, $4)', [user, position, label, url]);
    }
  }
  await client.query('COMMIT');
  await client.end();
  await analyse(url);
}

/** Has the server count what is there, as it does by itself after a while. */
export async function analyse(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}
