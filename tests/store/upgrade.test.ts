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
