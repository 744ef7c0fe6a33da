import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { openWhenFree } from '../../src/store/open-when-free.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

/** The user `nobody`. */
const NOBODY = 65_534;

let file: string;
let umask: number;

beforeEach(() => {
  file = freshFile();
  umask = process.umask(0);
});
afterEach(() => void process.umask(umask));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** The modes of all files beside a database, by what follows its name. */
const modes = (path = file) =>
  Object.fromEntries(
    readdirSync(dirname(path)).map((name) => [name.replace('jar.db', ''), modeOf(join(dirname(path), name))]),
  );

const write = (store: Store) => store.write({ id: '1', at: 1 }, (writing) => writing.putJar('discord:1', 1));

it('makes all of its files private, whatever the umask is', async () => {
  const store = openStore(file);
  onTestFinished(() => store.close());
  await write(store);
  await store.erase({ id: '2', at: 2 }, 'discord:1');
  const found = modes();
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['', '-wal', '-shm', '.lock']));
  expect(new Set(Object.values(found))).toEqual(new Set(['600']));
});

it('makes private folders, and leaves a folder that is there as it is', async () => {
  const folder = join(dirname(file), 'there');
  mkdirSync(folder, { mode: 0o755 });
  await openStore(join(folder, 'new/newer/jar.db')).close();
  expect(modeOf(folder)).toBe('755');
  expect([modeOf(join(folder, 'new')), modeOf(join(folder, 'new/newer'))]).toEqual(['700', '700']);
});

it('narrows the files that an earlier version left for all to read, also behind a symbolic link', async () => {
  await openStore(file).close();
  const reader = new Sqlite(file, { readonly: true });
  reader.prepare('SELECT * FROM jar').all();
  onTestFinished(() => void reader.close());
  for (const end of ['.damaged', '-journal']) writeFileSync(`${file}${end}`, '');
  for (const name of readdirSync(dirname(file))) chmodSync(join(dirname(file), name), 0o666);
  const link = freshFile();
  symlinkSync(file, link);
  const store = openStore(link);
  onTestFinished(() => store.close());
  const found = modes();
  expect(Object.keys(found)).toEqual(expect.arrayContaining(['', '-wal', '-shm', '.lock', '.damaged']));
  expect(new Set(Object.values(found))).toEqual(new Set(['600']));
});

it('copies a database privately before it is changed, and narrows copies from before', async () => {
  earlierDatabase(file, 2);
  writeFileSync(`${file}.before-schema-2`, '');
  await openStore(file).close();
  expect(modes()).toMatchObject({ [`.before-schema-${migrations.length}`]: '600', '.before-schema-2': '600' });
});

it('marks a damaged database privately', async () => {
  const store = openStore(file);
  await write(store);
  await store.close();
  const bytes = new Sqlite(file);
  bytes.unsafeMode().exec('PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 2 WHERE rootpage = 3');
  bytes.close();
  await expect(openWhenFree(file, { error: () => undefined })).rejects.toThrow();
  expect(modes()).toMatchObject({ '.damaged': '600' });
});

it('is opened while somebody reads its lock, and still keeps a second process out', async () => {
  await openStore(file).close();
  const reader = new Sqlite(`${file}.lock`, { readonly: true });
  onTestFinished(() => void reader.close());
  reader.exec('BEGIN; SELECT * FROM holder');
  const store = openStore(file);
  expect(() => openStore(file)).toThrow('is in use');
  await store.close();
  await openStore(file).close();
});

it.skipIf(process.getuid?.() !== 0)('another user can open none of its files (needs root)', async () => {
  chmodSync(dirname(file), 0o755);
  const store = openStore(file);
  onTestFinished(() => store.close());
  await write(store);
  const script = `
    const { openSync, readdirSync } = require('node:fs');
    process.setgid(${NOBODY});
    process.setuid(${NOBODY});
    const opened = readdirSync('.').filter((name) => { try { return openSync(name); } catch {} });
    console.log(JSON.stringify(opened));`;
  const opened = execFileSync(process.execPath, ['-e', script], { cwd: dirname(file), encoding: 'utf8' });
  expect(JSON.parse(opened)).toEqual([]);
});
