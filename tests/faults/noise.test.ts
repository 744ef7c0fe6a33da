import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { freshFolder, startProcess } from '../support/process.ts';
import type { Crowd } from './crowd/crowd.ts';
import { openCrowds } from './crowd/open-crowds.ts';
import { quantile, size, whole } from './size.ts';

/** Of what is measured without the noise, and then with it. */
const SECONDS = size(2, 20);
/** Calls a second of all calm communities of a platform together. */
const CALM_RATE = 6;
/** The same of the noisy one, on Discord and on Slack. discord.js asks about the members of a server one by one. */
const NOISY_RATES = [15, 40];
const CALM = 30;
/** Few enough calls of each person that none of them has to wait for a minute to pass. */
const PEOPLE = 1_000;
/** Milliseconds that the platform takes for each answer. */
const LATENCY = 150;
/** In two seconds, a single pause of the machine is more than one in a hundred. */
const PART = whole ? 0.99 : 0.75;

const NOISY = 0;
let tips = 0;

/**
 * Has people ask for the jars of others, so many times a second. Resolves to the milliseconds that each answer took, more
 * than any number where there was none within 15 seconds.
 */
async function asking(crowd: Crowd, rate: number, communityOf: (call: number) => number): Promise<number[]> {
  const calls: Promise<number>[] = [];
  const begin = performance.now();
  for (let call = 0; call < rate * SECONDS; call += 1) {
    await wait(Math.max(0, begin + (call * 1_000) / rate - performance.now()));
    const community = communityOf(call);
    const who = { community, person: community * PEOPLE + (call % PEOPLE) };
    // Of nobody was asked before, so that each call has to wait for the platform.
    tips += 1;
    const deed = crowd.command(who, 'tip', { user: crowd.member({ community, person: 1_000_000 + tips }) });
    calls.push(crowd.does(deed).then(({ last = Number.POSITIVE_INFINITY }) => last));
  }
  return Promise.all(calls);
}

it('the noise of one community makes no call of another wait more than twice as long', async () => {
  const crowds = await openCrowds();
  const bot = startProcess(freshFolder(), Object.assign({}, ...crowds.map(({ variables }) => variables)));
  onTestFinished(() => void bot.child.kill('SIGKILL'));
  await bot.prints(/discord: commands registered/);
  await bot.prints(/slack: connected/);
  for (const crowd of crowds) crowd.before(() => wait(LATENCY));
  const calm = (crowd: Crowd) => asking(crowd, CALM_RATE, (call) => 1 + (call % CALM));
  await Promise.all(crowds.map(calm));
  const alone = await Promise.all(crowds.map(calm));
  const noise = Promise.all(crowds.map((crowd, at) => asking(crowd, NOISY_RATES[at] ?? 0, () => NOISY)));
  const beside = await Promise.all(crowds.map(calm));
  const noisy = await noise;
  for (const at of crowds.keys()) {
    const [without, withNoise, own] = [alone, beside, noisy].map((times) => quantile(times[at] ?? [], PART));
    console.log('noise', ['Discord', 'Slack'][at], { without, withNoise, own, calls: noisy[at]?.length });
    expect(noisy[at]).toHaveLength((NOISY_RATES[at] ?? 0) * SECONDS);
    expect(withNoise).toBeLessThanOrEqual(2 * (without ?? 0));
  }
  // The noise is more than the bot takes of one community at a time, so it waits for itself.
  for (const at of crowds.keys()) {
    expect(quantile(noisy[at] ?? [], 0.5)).toBeGreaterThan(2 * quantile(alone[at] ?? [], 0.5));
  }
}, 120_000);
