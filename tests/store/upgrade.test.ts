import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

const DAY = 24 * 60 * 60 * 1000;

let file: string;
let copy: string;

beforeEach(() => {
  file = freshFile();
  copy = `${file}.before-schema-${migrations.length}`;
});

it('a database of an earlier schema keeps its links, and is copied before it is changed', async () => {
  earlierDatabase(file, 2);
  const store = openStore(file);
  const jar = await store.read((reading) => reading.jar('discord:1'));
  expect(jar?.links).toEqual([{ provider: 'paypal', handle: 'ada', changedAt: 1 }]);
  expect((await store.check()).damagedLinks).toBe(0);
  await store.close();

  const before = new Sqlite(copy, { readonly: true });
  expect(before.pragma('user_version', { simple: true })).toBe(2);
  expect(before.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(before.prepare('SELECT * FROM link').all()).toEqual([
    { account: 'discord:1', provider: 'paypal', handle: 'ada', position: 1, changed_at: 1 },
  ]);
  before.close();
});

it('a jar still waits for what it waited for, and is held again if it was declined while it was on hold', async () => {
  const reasons = ['approval', 'reports', 'lookalike'] as const;
  const listings = [...reasons.map((reason) => `'${reason}', 7`), 'NULL, NULL'].map(
    (waits, at) => `('slack:T${at}', 'discord:1', 5, ${waits}, 5)`,
  );
  earlierDatabase(
    file,
    4,
    `INSERT INTO listing (community, account, listed_at, waiting, waiting_since, confirmed_at) VALUES ${listings};
    INSERT INTO log (community, at, actor, subject, action, what) VALUES
      ('discord:7', 3, 'discord:9', 'discord:1', 'listing.declined', 'reports'),
      ('slack:T3', 3, 'discord:9', 'discord:1', 'listing.declined', 'lookalike');
    INSERT INTO sanction VALUES ('a mark', 'discord:8', 'suspended', 3);`,
  );
  const store = openStore(file);
  const kept = await store.read((reading) => reading.listings('discord:1'));
  expect(kept.map(({ holds }) => holds)).toEqual([{ approval: 7 }, { reports: 7 }, { lookalike: 7 }, {}]);
  expect(kept.map(({ knownAt }) => knownAt)).toEqual([5, 5, 5, 5]);
  const taken = await store.write({ id: 'take', at: 1 }, async (writing) => [
    await writing.takeSanctions('discord:7', 'discord:1', ['reports', 'lookalike']),
    await writing.takeSanctions('slack:T3', 'discord:1', ['reports', 'lookalike']),
  ]);
  expect(taken?.result).toEqual([[{ state: 'reports', at: 3 }], []]);
  await store.close();
  const marks = new Sqlite(file, { readonly: true });
  expect(marks.prepare('SELECT mark, state FROM sanction').all()).toEqual([{ mark: 'a mark', state: 'suspended' }]);
  marks.close();
});

it('the reports on a jar still count, and each reporter once', async () => {
  earlierDatabase(file, 4, "INSERT INTO report VALUES ('discord:7', 'discord:1', 'discord:2', 'Not hers', 3)");
  const store = openStore(file);
  expect(await store.read((reading) => reading.reports('discord:7', 'discord:1'))).toEqual([
    { reporter: 'discord:2', reason: 'Not hers', at: 3 },
  ]);
  const filed = await store.write({ id: 'report', at: 4 }, async (writing) => [
    await writing.putReport('discord:7', 'discord:1', { reporter: 'discord:2', reason: 'Still', at: 4 }),
    await writing.putReport('discord:7', 'discord:1', { reporter: 'discord:3', reason: 'Odd', at: 4 }),
    await writing.reportCount('discord:7', 'discord:1'),
  ]);
  expect(filed?.result).toEqual(['again', 'first', 2]);
  await store.close();
});

it('a new database and one of this schema are not copied', async () => {
  await openStore(file).close();
  await openStore(file).close();
  expect(readdirSync(dirname(file)).filter((name) => name.includes('before'))).toEqual([]);
});

it('the copy is deleted after thirty days, because it has what people delete meanwhile', async () => {
  earlierDatabase(file, 2);
  const store = openStore(file);
  utimesSync(copy, 0, 0);
  await store.expire(30 * DAY - 1);
  expect(existsSync(copy)).toBe(true);
  await store.expire(30 * DAY + 1);
  expect(existsSync(copy)).toBe(false);
  await store.close();
});
