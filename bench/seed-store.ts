import type { Account, Community } from '../src/ids.ts';
import { handleSkeleton, nameSkeleton } from '../src/jars/skeleton.ts';
import { linkChecksum } from '../src/store/link-checksum.ts';
import { addFunctions } from '../src/store/migrations/functions.ts';
import { migrations } from '../src/store/migrations/index.ts';
import { openStore } from '../src/store/sqlite.ts';
import { openFast } from './open-fast.ts';

/**
 * The rows are written as this version of the schema has them, which never changes. The later migrations do the rest, so
 * that a new one changes nothing here.
 */
const SCHEMA = 8;

/** Milliseconds since 1970: the first of January 2025. By now no link counts as changed lately. */
export const LISTED = Date.UTC(2025, 0, 1);

export interface SeededJar {
  community: Community;
  account: Account;
  name: string;
  message: string;
  links: readonly { provider: string; handle: string }[];
}

/** Creates a database with these jars, each listed in its community, in one transaction.
 * @param more SQL that is run last, for the schema that is written. */
export async function seedStore(file: string, jars: Iterable<SeededJar>, more = ''): Promise<void> {
  const database = openFast(file);
  try {
    addFunctions(database);
    for (const sql of migrations.slice(0, SCHEMA)) database.exec(sql);
    database.pragma(`user_version = ${SCHEMA}`);
    const putJar = database.prepare('INSERT INTO jar (account, message, created_at) VALUES (?, ?, ?)');
    const putLink = database.prepare(
      `INSERT INTO link (account, provider, handle, position, changed_at, checksum, skeleton) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    const putListing = database.prepare(
      `INSERT INTO listing (community, account, name, name_skeleton, arrival, listed_at, confirmed_at, known_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const arrivals = new Map<Community, number>();
    database.transaction(() => {
      for (const { community, account, name, message, links } of jars) {
        putJar.run(account, message, LISTED);
        for (const [position, { provider, handle }] of links.entries()) {
          const checksum = linkChecksum(account, provider, handle);
          putLink.run(account, provider, handle, position + 1, LISTED, checksum, handleSkeleton(handle));
        }
        const arrival = (arrivals.get(community) ?? 0) + 1;
        arrivals.set(community, arrival);
        putListing.run(community, account, name, nameSkeleton(name), arrival, LISTED, LISTED, LISTED);
      }
      database.exec(more);
    })();
  } finally {
    database.close();
  }
  await openStore(file).close();
}
