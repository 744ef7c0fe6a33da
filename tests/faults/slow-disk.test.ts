import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { disk, start } from './support.ts';

const SECONDS = 10;

const fresh = () => join(mkdtempSync(join(tmpdir(), 'tip-jar-slow-')), 'jar.db');

/** What the load of child.js says at its end. */
interface Load {
  gap: number;
  slowestRead: number;
  saved: number;
  refused: number;
  wrong: number;
}

function expectCalm(load: Load): void {
  expect(load.gap).toBeLessThan(100);
  expect(load.slowestRead).toBeLessThan(100);
  expect(load.wrong).toBe(0);
  expect(load.saved).toBeGreaterThan(0);
}

it.skipIf(!disk)(
  '17 writes a second on a disk that takes 200 ms to sync are all saved and hold up no read',
  async () => {
    const env = { LD_PRELOAD: disk ?? '', DISK_SLOW: '200000' };
    const { lines, ended, errors } = start('load', fresh(), { number: SECONDS, env });
    expect(await ended, errors()).toBe(0);
    const load = lines.at(-1) as Load;
    console.log('slow disk', load);
    expectCalm(load);
    expect(load.refused).toBe(0);
  },
);

it('17 writes a second while another process has the database locked for five seconds hold up no read', async () => {
  const file = fresh();
  const { child, lines, ended, errors } = start('load', file, { number: SECONDS });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  await wait(5_000);
  other.close();
  expect(await ended, errors()).toBe(0);
  const load = lines.at(-1) as Load;
  console.log('foreign lock', load);
  expectCalm(load);
  expect(load.refused).toBeGreaterThan(30);
});
