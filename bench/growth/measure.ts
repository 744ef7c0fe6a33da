import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Community } from '../../src/ids.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { refuseWithoutLinks } from '../creators.ts';
import { openFast } from '../open-fast.ts';
import { openSlack } from '../platforms/slack.ts';
import { botWith } from '../programs.ts';
import { seedStore } from '../seed-store.ts';
import { type Spread, spreadOf } from '../statistics.ts';
import { runFolder, startSubject } from '../subject.ts';
import { operations } from './operations.ts';
import { business, jarsOf, type Size, sizes, WITH_ALL_LINKS } from './sizes.ts';

/** What an operation takes at each size, in milliseconds. */
export interface Growth {
  name: string;
  at: { size: Size; milliseconds: Spread }[];
}

/** An operation is tried so many times, but no more once they have taken so many milliseconds. */
const TRIES = 20;
const PATIENCE = 1_500;
/** For so many milliseconds it's tried before, so that Node.js has compiled it and SQLite has read what it needs. */
const WARM_UP = 100;
/** The bot is started so many times at each size. */
const STARTS = 3;

/** Measures what gets slower as the database grows. Reads keep everybody else waiting for as long as they take. */
export async function measureGrowth(progress: (step: string) => void): Promise<Growth[]> {
  const growths = new Map<string, Growth>();
  const note = (name: string, size: Size, tries: readonly number[]) => {
    const growth = growths.get(name) ?? { name, at: [] };
    growth.at.push({ size, milliseconds: spreadOf(tries) });
    growths.set(name, growth);
  };
  const played = await openSlack();
  for (const size of sizes) {
    const title = `growth: ${size.all.toLocaleString('en')} jars`;
    const own = mkdtempSync(join(runFolder, 'growth-'));
    const file = join(own, 'tipjar.db');
    progress(`${title}, writing them`);
    await seedStore(file, jarsOf(size, played), business(Date.now()));
    beFound(file, played.community(0));
    progress(`${title}, operations`);
    const store = openStore(file);
    const place = { community: played.community(0), account: played.account(0), jars: size.here };
    for (const { name, run } of operations) {
      note(name, size, await tried(() => run(store, place)));
    }
    await store.close();
    progress(`${title}, starts`);
    note('start until the first answer', size, await starts(file));
    rmSync(own, { recursive: true });
  }
  await played.close();
  return [...growths.values()];
}

/** Has every other owner of a jar in a community be found in its directory. */
function beFound(file: string, community: Community): void {
  const database = openFast(file);
  database.prepare('UPDATE listing SET findable = 1 WHERE community = ? AND arrival % 2 = 0').run(community);
  database.close();
}

/** Milliseconds of each try. */
async function tried(run: () => Promise<unknown>): Promise<number[]> {
  const begun = performance.now();
  do await run();
  while (performance.now() < begun + WARM_UP);
  const tries: number[] = [];
  const first = performance.now();
  do {
    const before = performance.now();
    await run();
    tries.push(performance.now() - before);
  } while (tries.length < TRIES && performance.now() < first + PATIENCE);
  return tries;
}

async function starts(file: string): Promise<number[]> {
  const tries: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const before = performance.now();
    const bot = await startSubject('Slack', botWith(`file:${file}`));
    refuseWithoutLinks(await bot.during(bot.played.tip({ caller: 0, creator: WITH_ALL_LINKS })), WITH_ALL_LINKS);
    tries.push(performance.now() - before);
    await bot.stop();
  }
  return tries;
}
