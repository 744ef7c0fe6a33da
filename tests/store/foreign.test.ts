import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store.ts';
import { freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

let file: string;

beforeEach(() => {
  file = freshFile();
});

/** Leaves a database as a process does that is killed after these statements. */
function killedAfter(statements: string): void {
  const script = `
    const database = new (require('better-sqlite3'))(${JSON.stringify(file)});
    database.exec(${JSON.stringify(statements)});
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['-e', script]);
}

const bytes = () =>
  ['', '-wal', '-journal'].map((end) => (existsSync(file + end) ? readFileSync(file + end).toString('hex') : ''));

const foreign = {
  'of another program that counts no versions': 'CREATE TABLE something (x)',
  'of another program with a version like ours': 'CREATE TABLE something (x); PRAGMA user_version = 2',
  'of another program that says so': 'CREATE TABLE jar (x); PRAGMA user_version = 1; PRAGMA application_id = 7',
  'with a table like ours and no version': 'CREATE TABLE jar (x)',
};

describe('a database', () => {
  it.each(Object.entries(foreign))('%s is refused, and not a byte of it is changed', (_, statements) => {
    const other = new Sqlite(file);
    other.exec(statements);
    other.close();
    const before = bytes();
    expect(() => openStore(file)).toThrow(/is another program’s database\. Nothing was changed/);
    expect(bytes()).toEqual(before);
  });

  it.each(Object.entries(foreign))('%s, with a WAL beside it, is refused in the same way', (_, statements) => {
    killedAfter(`PRAGMA journal_mode = wal; ${statements}`);
    const before = bytes();
    expect(before[1]).not.toBe('');
    expect(() => openStore(file)).toThrow(/is another program’s database/);
    expect(bytes()).toEqual(before);
  });

  it('that a newer version wrote, with a WAL beside it, is refused, and not a byte of it is changed', () => {
    killedAfter(
      'PRAGMA journal_mode = wal; CREATE TABLE jar (x); PRAGMA application_id = 1416196170; PRAGMA user_version = 9999',
    );
    const before = bytes();
    expect(() => openStore(file)).toThrow(/newer Tip Jar \(schema 9999/);
    expect(bytes()).toEqual(before);
  });

  it('of another program that was killed within a transaction is refused, and not a byte of it is changed', () => {
    const growing = `PRAGMA cache_size = 1; CREATE TABLE something (x); BEGIN;
      WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000)
      INSERT INTO something SELECT hex(randomblob(100)) FROM n`;
    killedAfter(growing);
    const before = bytes();
    expect(before[2]).not.toBe('');
    expect(() => openStore(file)).toThrow(/is another program’s database/);
    expect(bytes()).toEqual(before);
  });

  it('that is empty becomes ours', async () => {
    writeFileSync(file, '');
    await openStore(file).close();
    expect(new Sqlite(file, { readonly: true }).pragma('application_id', { simple: true })).toBe(0x5469704a);
  });

  it.each([1, 2])('of our schema %i, from before there was a mark, is taken over and gets one', (version) => {
    earlierDatabase(file, version);
    const database = openDatabase(file);
    expect(database.pragma('application_id', { simple: true })).toBe(0x5469704a);
    database.close();
  });
});

describe('a path', () => {
  it.each(['/proc/nope/x.db', '/proc/self/nope/deeper/x.db', '/dev/null/x.db'])(
    'as %s can’t be used, which is said at once',
    (path) => {
      expect(() => openStore(path)).toThrow(StoreError);
      expect(() => openStore(path)).toThrow(`${path} can’t be used: `);
    },
  );

  it('to a folder that isn’t there is made', async () => {
    const deep = join(dirname(file), 'a/b/c/jar.db');
    await openStore(deep).close();
    expect(existsSync(deep)).toBe(true);
  });

  it('to a folder can’t be used', () => {
    mkdirSync(file);
    expect(() => openStore(file)).toThrow(`${file} can’t be used: `);
  });

  // Root may write everywhere, whatever the modes say.
  it.skipIf(process.getuid?.() === 0)('that may only be read can’t be used', async () => {
    await openStore(file).close();
    chmodSync(file, 0o400);
    expect(() => openStore(file)).toThrow(`${file} can’t be used: its file or its folder may not be written (EACCES).`);
    chmodSync(file, 0o600);
    chmodSync(dirname(file), 0o500);
    expect(() => openStore(file)).toThrow(`${file} can’t be used: its file or its folder may not be written (EACCES).`);
  });
});
