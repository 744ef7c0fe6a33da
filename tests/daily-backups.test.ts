import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { backedUpFile } from '../src/store/backed-up.ts';
import { createBackups } from '../src/store/backups.ts';
import { backupName, copiedUntil } from '../src/store/copy.ts';
import { openStore } from '../src/store/sqlite.ts';
import type { Store } from '../src/store/store.ts';
import { freshFile } from './store/files.ts';

/** Waits for what takes a process of its own. */
const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 5 });

const DAY = 24 * 60 * 60 * 1000;

let file: string;
let folder: string;
let store: Store;
let logged: unknown[][];
let backups: ReturnType<typeof createBackups>;
const log = {
  info: (...line: unknown[]) => void logged.push(['info', ...line]),
  warn: (...line: unknown[]) => void logged.push(['warn', ...line]),
  error: (...line: unknown[]) => void logged.push(['error', ...line]),
};
const logs = (level: string) => logged.filter(([found]) => found === level);

beforeEach(() => {
  file = freshFile();
  folder = join(dirname(file), 'backups');
  mkdirSync(folder);
  store = openStore(file, undefined, folder);
  logged = [];
  backups = createBackups({ of: backedUpFile(file), folder, log });
});
afterEach(async () => {
  await backups.end();
  await store.close();
});

/** A file as one that was written so many days ago. */
function old(days: number, name = backupName(file, Date.now() - days * DAY)): string {
  const at = new Date(Date.now() - days * DAY);
  writeFileSync(join(folder, name), '');
  utimesSync(join(folder, name), at, at);
  return name;
}

it('a backup is made at the start where there is none of the last day, and those of a week ago are deleted', async () => {
  const [week, days] = [old(7.1), old(3)];
  const foreign = old(400, 'holiday.jpg');
  const others = old(400, 'other.db.backup-2020-01-01T00-00-00');
  backups.begin();
  await soon(() => expect(logs('info')).toHaveLength(1));
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining([days, foreign, others]));
  expect(names).not.toContain(week);
  expect(names).toHaveLength(4);
  openStore(join(folder, names.find((name) => ![days, foreign, others].includes(name)) ?? '')).close();
  await soon(() => expect(backups.condition()?.last).toBeGreaterThan(Date.now() - 60_000));
});

it('no backup is made where there is one of the last day', async () => {
  const today = old(0.5);
  backups.begin();
  await soon(() => expect(backups.condition()?.last).toBeDefined());
  await backups.end();
  expect(readdirSync(folder)).toEqual([today]);
});

it('a folder that is gone is told once, in a sentence, and a backup is made once it is there again', async () => {
  rmSync(folder, { recursive: true });
  for (let times = 0; times < 2; times += 1) {
    backups.begin();
    await soon(() => expect(backups.condition()?.problem).toMatch(/^BACKUP_DIR: .* can’t be used \(ENOENT\)\.$/));
  }
  expect(logs('error')).toHaveLength(1);
  mkdirSync(folder);
  backups.begin();
  await soon(() => expect(backups.condition()).toEqual({ last: expect.any(Number), problem: undefined }));
  expect(readdirSync(folder)).toHaveLength(1);
});

it('one that is being made when the bot stops leaves nothing', async () => {
  backups.begin();
  await soon(() => expect(readdirSync(folder)).toHaveLength(1));
  await backups.end();
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(logs('error')).toEqual([]);
});

it('whoever erases their data is told until when backups have it, also of one that is being made', async () => {
  const erase = async (id: string) => (await store.erase({ id, at: Date.now() }, 'discord:1'))?.result.copiedUntil;
  expect(await erase('none')).toBeUndefined();
  const name = old(2, `${backupName(file, Date.now() - 2 * DAY)}.77.part`);
  const within = (await erase('being made')) ?? 0;
  expect(Math.abs(within - (Date.now() + 5 * DAY))).toBeLessThan(60_000);
  rmSync(join(folder, name));
  rmSync(folder, { recursive: true });
  expect(await copiedUntil(file, folder, 1)).toBe(1 + 7 * DAY);
});
