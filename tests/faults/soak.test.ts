import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Crowd, Deed } from './crowd/crowd.ts';
import { openCrowds } from './crowd/open-crowds.ts';
import { quantile, size, whole } from './size.ts';
import { type Held, startWatched } from './watched-bot.ts';

const MINUTES = Number(process.env.TIP_JAR_SOAK_MINUTES ?? size(0.05, 10));
const A_SECOND = 50;
const SAMPLES = Math.max(3, MINUTES * 4);
/** Until so much of the time is over, caches fill. */
const WARM_UP = 0.4;

/** In bytes. Two readings of the same heap differ by as much as `reading`, which says little in hours. */
const MOST = { heapAnHour: 2 ** 20, reading: 150_000, wal: 16 * 2 ** 20 };

/** Files by which two readings may differ where there are few of them. */
const SWING = 5;

const COMMUNITIES = 20;
const PEOPLE = size(60, 300);

const below = (limit: number) => Math.floor(Math.random() * limit);

/** What people do, in about the proportions in which they do it. */
function something(crowd: Crowd): Deed {
  const person = below(PEOPLE);
  const who = { person, community: person % COMMUNITIES };
  const admin = { ...who, person: PEOPLE + person, admin: true };
  // Those of the same community are as many numbers apart as there are communities.
  const other = { ...who, person: (person + COMMUNITIES * (1 + below(PEOPLE / COMMUNITIES - 1))) % PEOPLE };
  const chance = Math.random();
  if (chance < 0.55) return crowd.command(who, 'tip', { user: crowd.member(other) });
  if (chance < 0.65) return crowd.command(who, 'tipjar message', { text: `Thank you ${below(1_000)}` });
  if (chance < 0.7) return crowd.command(who, 'tipjar remove', { provider: 'liberapay' });
  if (chance < 0.75) return crowd.command(who, 'tipjar add', { provider: 'liberapay', handle: `u${person}` });
  if (chance < 0.8) return crowd.command(who, 'tipjar show');
  if (chance < 0.84) return crowd.command(who, 'tipjar setup');
  if (chance < 0.88) return crowd.command(who, 'tip', { user: crowd.member({ ...who, person: 9_999 }) });
  if (chance < 0.91) return crowd.command(who, 'tipjar nonsense');
  if (chance < 0.93) return crowd.command(admin, 'tipjar-admin switch', { state: 'on' });
  if (chance < 0.94) return crowd.command(admin, 'tipjar-admin log', { channel: crowd.channel(who) });
  if (chance < 0.96) return crowd.command(admin, 'tipjar-admin list');
  return crowd.press(who, 'tipjar show||nobodys1|l0000000');
}

/** The slope of a line through the middle of all: half of the pairs rise faster. In units of the values an hour. */
function slope(points: readonly { hours: number; value: number }[]): number {
  const pairs = points.flatMap((one, at) =>
    points.slice(at + 1).map((later) => (later.value - one.value) / (later.hours - one.hours)),
  );
  return quantile(pairs, 0.5);
}

it(
  `${MINUTES} minutes of ${A_SECOND} calls a second leave no more memory, files or timers behind`,
  async () => {
    const crowds = await openCrowds();
    const bot = await startWatched(crowds);
    onTestFinished(() => void bot.child.kill('SIGKILL'));
    for (const crowd of crowds) {
      // Some answers come late, which takes another way.
      crowd.before(async (path) => /members|users\.info/.test(path) && Math.random() < 0.01 && wait(2_300));
      for (let person = 0; person < PEOPLE; person += 1) {
        const who = { person, community: person % COMMUNITIES };
        await crowd.does(crowd.command(who, 'tipjar add', { provider: 'ko-fi', handle: `u${person}` }));
      }
    }

    const counts = { calls: 0, unanswered: 0 };
    const times: number[] = [];
    const inFlight = new Set<Promise<void>>();
    function call(crowd: Crowd): void {
      const done = crowd.does(something(crowd)).then(({ first, shown }) => {
        counts.calls += 1;
        if (first === undefined || shown === undefined) counts.unanswered += 1;
        else times.push(first);
      });
      inFlight.add(done);
      void done.finally(() => inFlight.delete(done));
    }

    const samples: (Held & { hours: number })[] = [];
    const begin = performance.now();
    const length = MINUTES * 60_000;
    for (let sample = 1; sample <= SAMPLES; sample += 1) {
      const until = begin + (length * sample) / SAMPLES;
      for (let next = performance.now(); performance.now() < until; next += 1_000 / A_SECOND) {
        await wait(Math.max(0, next - performance.now()));
        const crowd = crowds[below(crowds.length)];
        if (crowd) call(crowd);
      }
      await Promise.all(inFlight);
      await wait(200);
      samples.push({ ...(await bot.held()), hours: (performance.now() - begin) / 3_600_000 });
      if (whole) console.log(samples.at(-1), counts);
    }
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);

    const warm = samples.slice(Math.floor(samples.length * WARM_UP));
    const growth = slope(warm.map(({ hours, heap }) => ({ hours, value: heap })));
    const third = Math.ceil(warm.length / 3);
    const [early, late] = [warm.slice(0, third), warm.slice(-third)];
    console.log('soak', {
      ...counts,
      p99: `${quantile(times, 0.99).toFixed(1)} ms`,
      heapAnHour: `${(growth / 2 ** 20).toFixed(2)} MB`,
      first: early[0],
      last: late.at(-1),
      wal: Math.max(...samples.map(({ wal }) => wal)),
    });
    // While what the bot holds is read, nobody calls: in a few seconds that is most of the time.
    expect(counts.calls).toBeGreaterThan(length * (A_SECOND / 1_000) * (whole ? 0.7 : 0.1));
    expect(counts.unanswered).toBe(0);
    expect(bot.output()).not.toMatch(/"msg":"fault"|"level":60/);
    for (const sample of samples) expect(sample.wal).toBeLessThanOrEqual(MOST.wal);
    // Connections that are kept open for the next request come and go, in a few seconds by more than there is to see.
    for (const what of ['timers', 'files'] as const) {
      const [before, after] = [early, late].map((some) => some.map((one) => one[what]));
      expect(Math.min(...(after ?? [])), what).toBeLessThanOrEqual(Math.max(...(before ?? [])) + (whole ? 0 : SWING));
    }
    // In a few seconds there is no telling what stays.
    const hours = (late.at(-1)?.hours ?? 0) - (early[0]?.hours ?? 0);
    if (whole) expect(growth).toBeLessThanOrEqual(MOST.heapAnHour + MOST.reading / hours);
  },
  MINUTES * 60_000 + 60_000,
);
