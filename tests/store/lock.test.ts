import { execFileSync, spawn } from 'node:child_process';
import { linkSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockDatabase, StoreInUse } from '../../src/store/lock.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openWhenFree } from '../../src/store/open-when-free.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { freshFile } from './files.ts';

const quiet = { error: () => undefined };

let file: string;

beforeEach(() => {
  file = freshFile();
});

describe('a second process on the same file', () => {
  it('is refused and told which process has it, until that process ends', async () => {
    const lockFile = JSON.stringify(`${file}.lock`);
    const script = `
      const db = new (require('better-sqlite3'))(${lockFile});
      db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER); DELETE FROM holder');
      db.prepare('INSERT INTO holder VALUES (?)').run(process.pid);
      db.exec('COMMIT; BEGIN IMMEDIATE');
      console.log('held');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['-e', script], { cwd: process.cwd() });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(() => openStore(file)).toThrow(new RegExp(`in use by process ${holder.pid}`));
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    await openStore(file).close();
  });

  it('can open it once the first has closed it', async () => {
    const first = openStore(file);
    expect(() => openStore(file)).toThrow(`in use by process ${process.pid}`);
    await first.close();
    await openStore(file).close();
  });

  it('can make a backup of it', async () => {
    const store = openStore(file);
    execFileSync(process.execPath, [
      '-e',
      `new (require('better-sqlite3'))(${JSON.stringify(file)}).exec("VACUUM INTO '${file}.backup'")`,
    ]);
    await store.close();
    openDatabase(`${file}.backup`).close();
  });

  it('has a different lock for a different file', () => {
    const one = lockDatabase(file);
    const two = lockDatabase(`${file}2`);
    one.release();
    two.release();
  });
});

describe('the lock', () => {
  let first: Store;
  let other: string;
  beforeEach(() => {
    first = openStore(file);
    other = `${file}.other`;
  });

  it('holds for a symbolic link to the file, and for one to its folder', async () => {
    symlinkSync(file, other);
    expect(() => openStore(other)).toThrow(`in use by process ${process.pid}`);
    const folder = `${dirname(file)}-link`;
    symlinkSync(dirname(file), folder);
    expect(() => openStore(join(folder, basename(file)))).toThrow(`in use by process ${process.pid}`);
    await first.close();
    await openStore(other).close();
  });

  it('is given to nobody while the file has a second name, in whatever folder, because changes have but one', async () => {
    for (const link of [other, freshFile()]) {
      linkSync(file, link);
      expect(() => openStore(link)).toThrow(`${link} has 2 names (hard links)`);
      rmSync(link);
    }
    linkSync(file, other);
    await first.close();
    expect(() => openStore(file)).toThrow(`${file} has 2 names (hard links)`);
    rmSync(other);
    await openStore(file).close();
  });

  it('holds when its file was removed by hand, however often somebody tries', async () => {
    rmSync(`${file}.lock`);
    for (const _ of [1, 2, 3]) expect(() => openStore(file)).toThrow(StoreInUse);
    await first.write({ id: '1', at: 1 }, (writing) => writing.putJar('discord:1', 1));
    await first.close();
    await openStore(file).close();
  });

  it('can be taken when its file is torn or empty, as after a power cut', async () => {
    await first.close();
    for (const torn of ['', 'torn '.repeat(2_000), readFileSync(`${file}.lock`).subarray(0, 5_000)]) {
      writeFileSync(`${file}.lock`, torn);
      await openStore(file).close();
    }
  });

  it('holds when its file was torn by hand', async () => {
    await first.close();
    const script = `
      const { writeFileSync } = require('node:fs');
      const Sqlite = require('better-sqlite3');
      new Sqlite(process.argv[1]).exec('SELECT * FROM jar');
      const lock = new Sqlite(process.argv[1] + '.lock');
      lock.exec('BEGIN IMMEDIATE');
      console.log('held');
      setInterval(() => lock, 1000);`;
    const holder = spawn(process.execPath, ['-e', script, file]);
    onTestFinished(() => void holder.kill('SIGKILL'));
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    writeFileSync(`${file}.lock`, 'torn '.repeat(2_000));
    for (const _ of [1, 2]) expect(() => openStore(file)).toThrow(StoreInUse);
  });

  it('can be taken while another program reads the database', async () => {
    await first.close();
    const backup = new Sqlite(file, { readonly: true });
    backup.exec('BEGIN; SELECT * FROM jar');
    await openStore(file).close();
    backup.close();
  });
});

describe('opening a store that another process may have', () => {
  it('waits until the other one has closed it', async () => {
    const before = openStore(file);
    const opening = openWhenFree(file, quiet);
    await before.write({ id: '1', at: 1 }, (writing) => writing.putJar('discord:1', 1));
    await before.close();
    const store = await opening;
    expect(await store.read((reading) => reading.jar('discord:1'))).toBeDefined();
    await store.close();
  });

  it('gives up after two seconds and says which process has it', async () => {
    const other = openStore(file);
    const start = performance.now();
    const opening = openWhenFree(file, quiet);
    await expect(opening).rejects.toThrow(StoreInUse);
    await expect(opening).rejects.toThrow(`in use by process ${process.pid}`);
    expect(performance.now() - start).toBeGreaterThan(2_000);
    await other.close();
  });

  it('gives up at once when the file is no database', async () => {
    writeFileSync(file, 'This is a shopping list, and a long one at that. '.repeat(100));
    const start = performance.now();
    await expect(openWhenFree(file, quiet)).rejects.toThrow('is damaged');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
