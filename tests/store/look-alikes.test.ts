import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it } from 'vitest';
import { lookAlikes } from '../../src/jars/look-alikes.ts';
import { handleSkeleton, nameSkeleton } from '../../src/jars/skeleton.ts';
import type { Schema } from '../../src/store/schema.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { lookAlikeReading } from '../../src/store/tables/look-alikes.ts';
import { freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

it.each([
  ['alike', 'link_by_skeleton', (reading: Looks): Promise<unknown> => reading.alike('slack:T1', 'discord:1', link)],
  [
    'nameAlike',
    'listing_by_name',
    (reading: Looks): Promise<unknown> => reading.nameAlike('slack:T1', 'discord:1', 'Ada'),
  ],
] as const)('%s finds look-alikes by an index, however many jars a community has', async (_, index, look) => {
  const file = freshFile();
  await openStore(file).close();
  const database = new Sqlite(file);
  const asked: string[] = [];
  const kysely = new Kysely<Schema>({
    dialect: new SqliteDialect({ database }),
    log: ({ query }) => void (query.sql.startsWith('select') && asked.push(query.sql)),
  });
  await kysely.transaction().execute((transaction) => look(lookAlikeReading(transaction)));
  expect(asked).toHaveLength(1);
  const plan = database
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${asked[0]}`)
    .all(...Array.from(asked[0]?.matchAll(/\?/g) ?? [], () => null))
    .map(({ detail }) => detail);
  database.close();
  expect(plan[0]).toContain(`INDEX ${index} `);
  expect(plan.filter((detail) => detail.startsWith('SCAN') || detail.includes('listing_by_arrival'))).toEqual([]);
});

type Looks = ReturnType<typeof lookAlikeReading>;
const link = { provider: 'ko-fi', handle: 'ada' };

describe('the skeletons in a database', () => {
  it('are computed for what an earlier version saved, which also had no order of arrival', async () => {
    const file = freshFile();
    const listings = ['discord:1', 'discord:2'].map((account, at) => `('slack:T1', '${account}', ${9 - at}, 'Ada')`);
    earlierDatabase(
      file,
      6,
      `INSERT INTO jar (account, created_at) VALUES ('discord:2', 1);
      INSERT INTO link (account, provider, handle, position, changed_at) VALUES ('discord:2', 'paypal', 'a-da', 1, 1);
      INSERT INTO listing (community, account, listed_at, name) VALUES ${listings}`,
    );
    const store = openStore(file);
    const alike = (account: 'discord:1' | 'discord:2') =>
      store.read((reading) => reading.alike('slack:T1', account, { provider: 'paypal', handle: 'ADA' }));
    expect(await alike('discord:1')).toEqual([{ account: 'discord:2', handle: 'a-da', changedAt: 1, earlier: true }]);
    expect(await alike('discord:2')).toEqual([{ account: 'discord:1', handle: 'ada', changedAt: 1, earlier: false }]);
    expect(await store.read((reading) => reading.nameAlike('slack:T1', 'discord:1', 'Аdа'))).toBe(true);
    await store.close();
  });

  // Where this fails, add a migration that computes all skeletons anew, as 007-skeletons.ts does, and then put the new
  // digest here. Without it, what was saved before would not be found by the new skeletons.
  it('are those that the newest migration about them computed', () => {
    const latin = Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code));
    const samples = [...latin, ...Object.values(lookAlikes).join(''), 'modern', 'vvinclows', 'ada88', '8o68y'];
    const skeletons = samples.map((one) => [handleSkeleton(one), nameSkeleton(one)]);
    const digest = createHash('sha256').update(JSON.stringify(skeletons)).digest('hex');
    expect(digest.slice(0, 16)).toBe('f72dc4cc7edddabd');
  });
});
