import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue, type FairQueue } from '../src/fair-queue.ts';

/** Waits until everything has run that was due now or in the next round of events. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Counts time in ticks. Work takes a number of them, so the results don't depend on how fast the machine is. */
function simulate(queue: FairQueue, ticksOfWork: number) {
  let now = 0;
  let running: { until: number; end: () => void }[] = [];
  const log: { group: string; asked: number; started: number; ended: number }[] = [];

  return {
    log,
    running: () => running.length,
    ask(group: string) {
      const entry = { group, asked: now, started: Number.NaN, ended: Number.NaN };
      log.push(entry);
      return queue(group, async () => {
        entry.started = now;
        await new Promise<void>((end) => {
          running.push({ until: now + ticksOfWork, end });
        });
        entry.ended = now;
      });
    },
    async tick() {
      await settled();
      now += 1;
      const due = running.filter((one) => one.until <= now);
      running = running.filter((one) => one.until > now);
      for (const { end } of due) end();
      await settled();
    },
  };
}

describe('the fair queue', () => {
  it('runs everything once, keeps each group’s order, and never takes more seats than there are', async () => {
    const groups = fc.constantFrom('a', 'b', 'c', 'd');
    const plan = fc.array(fc.array(groups, { maxLength: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        plan,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        async (arrivals, all, each) => {
          const world = simulate(createFairQueue({ all, each }), 2);
          const asked: Promise<void>[] = [];
          const busiest = () => {
            const seats = world.log
              .filter((one) => one.started >= 0 && Number.isNaN(one.ended))
              .map((one) => one.group);
            return Math.max(0, ...[...new Set(seats)].map((group) => seats.filter((one) => one === group).length));
          };
          // With one seat, one piece of work comes after the other.
          const ticks = arrivals.length + 3 * arrivals.flat().length;
          for (let tick = 0; tick < ticks; tick += 1) {
            for (const group of arrivals[tick] ?? []) asked.push(world.ask(group));
            await settled();
            expect(world.running()).toBeLessThanOrEqual(all);
            expect(busiest()).toBeLessThanOrEqual(each);
            await world.tick();
          }
          await Promise.all(asked);
          for (const group of ['a', 'b', 'c', 'd']) {
            const starts = world.log.filter((one) => one.group === group).map((one) => one.started);
            expect(starts).toEqual([...starts].sort((one, other) => one - other));
          }
        },
      ),
      { numRuns: 60, examples: [[Array.from({ length: 12 }, () => Array.from({ length: 6 }, () => 'a')), 1, 1]] },
    );
  });

  it('lets communities take turns, whatever each of them has waiting', async () => {
    const world = simulate(createFairQueue({ all: 1, each: 1 }), 1);
    for (const group of [...'aaaaaabbbcc']) void world.ask(group);
    for (let tick = 0; tick < 11; tick += 1) await world.tick();
    const order = [...world.log].sort((one, other) => one.started - other.started).map((one) => one.group);
    expect(order.join('')).toBe('aabcabcabaa');
  });

  it('gives a seat away as soon as one is free and somebody may have it', async () => {
    const world = simulate(createFairQueue({ all: 3, each: 2 }), 5);
    for (let call = 0; call < 4; call += 1) void world.ask('noisy');
    await settled();
    expect(world.running()).toBe(2);
    void world.ask('calm');
    await settled();
    expect(world.running()).toBe(3);
    expect(world.log.at(-1)?.started).toBe(0);
  });

  it('answers others within twice their quiet time, however noisy one community is', async () => {
    const quiet = 4;
    const world = simulate(createFairQueue({ all: 8, each: 4 }), quiet);
    for (let call = 0; call < 1000; call += 1) void world.ask('noisy');
    for (let tick = 0; tick < 200; tick += 1) {
      if (tick % 3 === 0) void world.ask('calm');
      await settled();
      await world.tick();
    }
    const took = world.log.filter((one) => one.group === 'calm' && one.ended).map((one) => one.ended - one.asked);
    expect(took.length).toBeGreaterThan(60);
    expect(Math.max(...took)).toBeLessThanOrEqual(2 * quiet);
  });

  it('answers others within that time even when as many communities are noisy as there are seats', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(30),
        async (all, quiet, at) => {
          const world = simulate(createFairQueue({ all, each: all }), quiet);
          for (let call = 0; call < 60; call += 1) {
            for (let group = 0; group < all - 1; group += 1) void world.ask(`noisy ${group}`);
          }
          for (let tick = 0; tick < at; tick += 1) await world.tick();
          void world.ask('calm');
          for (let tick = 0; tick < 3 * quiet; tick += 1) await world.tick();
          const calm = world.log.find((one) => one.group === 'calm');
          expect((calm?.ended ?? Number.POSITIVE_INFINITY) - (calm?.asked ?? 0)).toBeLessThanOrEqual(2 * quiet);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is no slower to a noisy community than its seats allow', async () => {
    const world = simulate(createFairQueue({ all: 4, each: 2 }), 1);
    for (let call = 0; call < 100; call += 1) void world.ask('noisy');
    for (let tick = 0; tick < 50; tick += 1) await world.tick();
    expect(world.log.every((one) => one.ended > 0)).toBe(true);
  });

  it('lets events in between, also when no work ever waits for anything', async () => {
    const queue = createFairQueue({ all: 1, each: 1 });
    let done = 0;
    const noisy = Array.from({ length: 100 }, () =>
      queue('noisy', async () => {
        done += 1;
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBeLessThan(10);
    await Promise.all(noisy);
    expect(done).toBe(100);
  });

  it('gives the seat back when work fails, and hands the failure on', async () => {
    const queue = createFairQueue({ all: 1, each: 1 });
    const failing = queue('a', () => Promise.reject(new Error('half way')));
    const after = queue('a', async () => 'done');
    await expect(failing).rejects.toThrow('half way');
    expect(await after).toBe('done');
  });
});
