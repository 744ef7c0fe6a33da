import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockDatabase, StoreInUse } from '../../src/store/lock.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore, openWhenFree } from '../../src/store/sqlite.ts';
import { freshFile } from './files.ts';

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

describe('opening a store that another process may have', () => {
  it('waits until the other one has closed it', async () => {
    const before = openStore(file);
    const opening = openWhenFree(file);
    await before.write({ id: '1', at: 1 }, (writing) => writing.putJar('discord:1', 1));
    await before.close();
    const store = await opening;
    expect(await store.read((reading) => reading.jar('discord:1'))).toBeDefined();
    await store.close();
  });

  it('gives up after two seconds and says which process has it', async () => {
    const other = openStore(file);
    const start = performance.now();
    const opening = openWhenFree(file);
    await expect(opening).rejects.toThrow(StoreInUse);
    await expect(opening).rejects.toThrow(`in use by process ${process.pid}`);
    expect(performance.now() - start).toBeGreaterThan(2_000);
    await other.close();
  });

  it('gives up at once when the file is no database', async () => {
    writeFileSync(file, 'This is a shopping list, and a long one at that. '.repeat(100));
    const start = performance.now();
    await expect(openWhenFree(file)).rejects.toThrow('is damaged');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
