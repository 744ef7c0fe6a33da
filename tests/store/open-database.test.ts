import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { StoreError } from '../../src/store/store.ts';
import { freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

let file: string;

beforeEach(() => {
  file = freshFile();
});

describe('opening a database', () => {
  it('sets every pragma for durability and privacy, also when it is opened again', () => {
    for (const round of ['first', 'second', 'third']) {
      const database = openDatabase(file);
      const read = (pragma: string) => database.pragma(pragma, { simple: true });
      expect(read('journal_mode'), round).toBe('wal');
      expect(read('synchronous'), round).toBe(2);
      expect(read('busy_timeout'), round).toBe(50);
      expect(read('foreign_keys'), round).toBe(1);
      expect(read('secure_delete'), round).toBe(1);
      expect(read('trusted_schema'), round).toBe(0);
      database.close();
    }
  });

  it('creates only strict tables', () => {
    const database = openDatabase(file);
    const tables = database
      .prepare<[], { name: string; strict: number }>("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
      .all();
    expect(tables.filter((table) => !table.strict && !table.name.startsWith('sqlite_'))).toEqual([]);
    expect(tables.length).toBeGreaterThan(5);
    database.close();
  });

  it('refuses a newer schema and leaves its bytes untouched', () => {
    const newer = new Sqlite(file);
    newer.exec('CREATE TABLE something (x); PRAGMA user_version = 9999');
    newer.close();
    const before = readFileSync(file);
    expect(() => openDatabase(file)).toThrow(/newer Tip Jar \(schema 9999/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a damaged file of an earlier version before it changes anything, and says what to do', () => {
    earlierDatabase(file, 1);
    const store = new Sqlite(file);
    store.exec('CREATE TABLE big (text TEXT)');
    const insert = store.prepare('INSERT INTO big VALUES (?)');
    for (let at = 0; at < 2000; at += 1) insert.run('x'.repeat(100));
    store.close();
    const bytes = readFileSync(file);
    for (let at = 4096 * 3; at < bytes.length; at += 4096 * 5) bytes.fill(0xa5, at, at + 4096);
    writeFileSync(file, bytes);
    expect(() => openDatabase(file)).toThrow(/is damaged: .*Restore a backup/s);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a file that is no database', () => {
    writeFileSync(file, 'This is a shopping list, and a long one at that. '.repeat(100));
    expect(() => openDatabase(file)).toThrow(StoreError);
  });

  it('runs every migration and counts them in the schema’s version', () => {
    const database = openDatabase(file);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    database.close();
  });
});
