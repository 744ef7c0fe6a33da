import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { freshFolder, startProcess } from '../support/process.ts';

const DELIVERIES = 3_000_000;
const PAGE = 4_096;

/** A Discord that takes a connection and says nothing. */
const silent = createServer();

beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  return () => void silent.close();
});

/** Starts the bot in this folder. Resolves once it is ready, to how many milliseconds that took. */
async function begin(folder: string) {
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const since = performance.now();
  const bot = startProcess(folder, { DISCORD_TOKEN: 'x', DISCORD_API_URL: `http://127.0.0.1:${port}/api` });
  const ready = bot.prints(/"port":(\d+)/).then(() => performance.now() - since);
  return { ...bot, ready };
}

/** Of three starts, because other processes may hold one up. */
async function quickestStart(folder: string): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < 3; start += 1) {
    const { ready, child, exited } = await begin(folder);
    times.push(await ready);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  }
  return Math.min(...times);
}

function largeFile(folder: string): string {
  const file = join(folder, 'data/tipjar.db');
  mkdirSync(dirname(file));
  const database = openDatabase(file);
  database
    .prepare(`
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
      INSERT INTO delivery SELECT 'a delivery with the number ' || n, n FROM number`)
    .run(DELIVERIES);
  database.close();
  // What is still on its way to the disk would hold up the first start that writes there.
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
  return file;
}

/** Flips a bit in the last page of the index of deliveries by their time. */
function damage(file: string): void {
  const database = new Sqlite(file, { readonly: true });
  const page = database
    .prepare<[], number>("SELECT max(pageno) FROM dbstat WHERE name = 'delivery_by_time' AND pagetype = 'leaf'")
    .pluck()
    .get();
  database.close();
  const opened = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  const at = (page ?? 0) * PAGE - 10;
  readSync(opened, byte, 0, 1, at);
  writeSync(opened, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  closeSync(opened);
}

it('a database of three million rows is ready as soon as an empty one, and its damage ends the bot with status 1', async () => {
  const quickest = await quickestStart(freshFolder());
  const folder = freshFolder();
  const file = largeFile(folder);
  const later = (await quickestStart(folder)) - quickest;
  console.log(`a large database takes ${Math.round(later)} ms longer`);
  expect(later).toBeLessThan(500);

  damage(file);
  const served = await begin(folder);
  await served.ready;
  expect(await served.exited).toBe(1);
  const lines = served
    .output()
    .split('\n')
    .filter((line) => line.includes('is damaged'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/"level":60.*Restore a backup/);

  const again = await begin(folder);
  await expect(again.ready).rejects.toThrow(/Tip Jar can’t start: .* is damaged: .*Restore a backup/);
  expect(await again.exited).toBe(1);
  expect(existsSync(`${file}.damaged`)).toBe(true);
});
