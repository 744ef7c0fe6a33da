import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { freshFolder, startProcess } from '../support/process.ts';
import { until } from '../support/stage.ts';
import type { Crowd, Deed, Somebody } from './crowd/crowd.ts';
import { openCrowds } from './crowd/open-crowds.ts';
import { whole } from './size.ts';

/** On each platform. */
const IN_FLIGHT = 100;
const LATER = 20;
const COMMUNITIES = 25;

const somebody = (person: number): Somebody => ({ person, community: person % COMMUNITIES });
const creator = (person: number) => somebody(person - (person % COMMUNITIES));
const add = (crowd: Crowd, who: Somebody) =>
  crowd.command(who, 'tipjar add', { provider: 'ko-fi', handle: `handle${who.person}` });

/** Half of them change something, and half need something of the platform. */
const deedOf = (crowd: Crowd, person: number): Deed =>
  person % 2 === 0
    ? add(crowd, somebody(person))
    : crowd.command(somebody(person), 'tip', { user: crowd.member(creator(person)) });

/** Where a platform is asked about people. */
const PEOPLE = /members|users\.info/;

/** The built bot with so many calls in flight that the platforms don't answer what they are asked before `release`. */
async function inFlight(held = /./) {
  const crowds = await openCrowds();
  const folder = freshFolder();
  const bot = startProcess(folder, Object.assign({}, ...crowds.map(({ variables }) => variables)));
  onTestFinished(() => void bot.child.kill('SIGKILL'));
  await bot.prints(/discord: commands registered/);
  await bot.prints(/slack: connected/);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = new Set<string>();
  const deeds = crowds.map((crowd) => Array.from({ length: IN_FLIGHT }, (_, at) => deedOf(crowd, 1_000 + at)));
  for (const [at, crowd] of crowds.entries()) {
    crowd.before(async (path) => {
      asked.add(path);
      if (held.test(path)) await released;
    });
    for (const deed of deeds[at] ?? []) crowd.send(deed);
  }
  await until(() => asked.size > 20);
  const outcomes = crowds.map((crowd, at) => (deeds[at] ?? []).map((deed) => crowd.outcome(deed)));
  /** Whose link is in the database, once the bot has closed it. */
  function kept(): Set<string> {
    const database = new Sqlite(join(folder, 'data/tipjar.db'), { readonly: true });
    const accounts = database.prepare<[], string>('SELECT account FROM link').pluck().all();
    database.close();
    return new Set(accounts);
  }
  return { crowds, bot, release, outcomes, kept };
}

it(`after SIGTERM, ${IN_FLIGHT} calls in flight on each platform are answered, none is lost, and no new one is taken`, async () => {
  const { crowds, bot, release, outcomes, kept } = await inFlight();
  const asked = performance.now();
  bot.child.kill('SIGTERM');
  await bot.prints(/tip jar: stopping/);
  for (const crowd of crowds) {
    for (let person = 2_000; person < 2_000 + LATER; person += 1) crowd.send(add(crowd, somebody(person)));
  }
  await wait(300);
  release();
  const answers = await Promise.all(outcomes.map((some) => Promise.all(some)));
  expect(await bot.exited).toBe(0);
  const took = performance.now() - asked;
  const links = kept();
  for (const [at, crowd] of crowds.entries()) {
    const shown = (answers[at] ?? []).map((outcome) => JSON.stringify(outcome.shown) ?? '');
    expect(shown.filter((text) => text === '')).toEqual([]);
    const added = shown.filter((text) => text.includes('Ko-fi is in your jar'));
    expect(added).toHaveLength(IN_FLIGHT / 2);
    for (let person = 1_000; person < 1_000 + IN_FLIGHT; person += 2) {
      expect(links, String(person)).toContain(crowd.account(somebody(person)));
    }
  }
  expect(links.size).toBe(IN_FLIGHT);
  expect(took).toBeLessThan(10_000);
  console.log(`stop: ${2 * IN_FLIGHT} in flight answered in ${took.toFixed(0)} ms, ${2 * LATER} new ones not taken`);
}, 40_000);

it('the second SIGTERM ends the bot at once, though calls are in flight', async () => {
  const { bot } = await inFlight();
  bot.child.kill('SIGTERM');
  await bot.prints(/tip jar: stopping/);
  const asked = performance.now();
  bot.child.kill('SIGTERM');
  expect(await bot.exited).toBe(0);
  expect(performance.now() - asked).toBeLessThan(1_000);
}, 40_000);

it.runIf(whole)(
  `after SIGTERM, who waits for a platform that doesn’t answer is told within ten seconds that it took too long`,
  async () => {
    const { crowds, bot, outcomes, kept, release } = await inFlight(PEOPLE);
    onTestFinished(release);
    const asked = performance.now();
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
    const took = performance.now() - asked;
    expect(took).toBeLessThan(10_000);
    const links = kept();
    const answers = (await Promise.all(outcomes.flat())).map(({ shown }) => JSON.stringify(shown) ?? '');
    expect(answers.filter((text) => text === '')).toEqual([]);
    const count = (part: string) => answers.filter((text) => text.includes(part)).length;
    const counts = { added: count('Ko-fi is in your jar'), tooLong: count('That took too long') };
    console.log(`stop without an answer: ${took.toFixed(0)} ms`, counts);
    expect(counts.tooLong).toBeGreaterThan(IN_FLIGHT / 2);
    expect(counts.added).toBeGreaterThan(0);
    // What was said to be done is done, and what was said to have failed is not.
    expect(links.size).toBe(counts.added);
    expect(crowds.flatMap((crowd) => crowd.posts)).toEqual([]);
  },
  40_000,
);
