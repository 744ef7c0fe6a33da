/** Processes of the built bot on one PostgreSQL of their own, which are killed and stopped while people call. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { freshFolder, type Process, startProcess } from '../support/process.ts';
import { openDiscordCrowd } from './crowd/discord.ts';
import { openBalancer } from './replicas/balancer.ts';
import { keptIn, wrongIn } from './replicas/kept.ts';
import { createPeople } from './replicas/people.ts';
import { binaries, openServer } from './replicas/postgres.ts';
import { size, whole } from './size.ts';

const MINUTES = Number(process.env.TIP_JAR_REPLICAS_MINUTES ?? size(0.1, 10));
const REPLICAS = 4;
const A_SECOND = size(25, 50);
/** Milliseconds between two faults, and for which a process is stopped or the database is away. */
const FAULT = { each: size(1_500, 12_000), stopped: size(1_500, 8_000), away: size(1_000, 4_000) };
/** People go on for so many milliseconds after the last fault. */
const SETTLED = size(2_000, 10_000);
/** After so many milliseconds another process may send what one was sending that is gone. */
const LEASE = 60_000;

/** In `npm test` it takes part where a server is promised to be there; other tests need the processors too. */
const wanted = whole || process.env.TIP_JAR_POSTGRES !== undefined;
if (whole && !binaries) console.warn('no server of PostgreSQL is installed, so none is killed');

it.skipIf(!wanted || !binaries)(
  `${MINUTES} minutes of ${A_SECOND} calls a second lose and repeat nothing, whatever is killed meanwhile`,
  async () => {
    const crowd = await openDiscordCrowd();
    const database = await openServer(binaries ?? '');
    const replicas: { bot: Process; port: number }[] = [];
    const outputs: (() => string)[] = [];
    const balancer = await openBalancer(() => replicas.map(({ port }) => port));
    onTestFinished(async () => {
      for (const { bot } of replicas) bot.child.kill('SIGKILL');
      await balancer.close();
      await database.close();
      await crowd.close();
    });

    async function startReplica(at: number): Promise<void> {
      const own = { PORT: String(replicas[at]?.port ?? 0), DATABASE_URL: database.url };
      const bot = startProcess(freshFolder(), { ...crowd.variables, ...crowd.httpVariables, ...own });
      outputs.push(bot.output);
      const [, port] = await bot.prints(/"port":(\d+)/);
      await bot.prints(/discord: connected/);
      replicas[at] = { bot, port: Number(port) };
    }
    await Promise.all(Array.from({ length: REPLICAS }, (_, at) => startReplica(at)));

    const people = createPeople(crowd, () => `http://127.0.0.1:${balancer.port}/discord/interactions`);
    await people.begin();

    const kills: number[] = [];
    const returns: number[] = [];
    const away: { from: number; to: number }[] = [];
    const end = performance.now() + MINUTES * 60_000;

    async function killReplica(at: number): Promise<void> {
      const { bot } = replicas[at] as { bot: Process };
      kills.push(performance.now());
      bot.child.kill('SIGKILL');
      await bot.exited;
      await wait(FAULT.stopped / 4);
      await startReplica(at);
    }
    async function stopReplica(at: number, length: number): Promise<void> {
      const { bot } = replicas[at] as { bot: Process };
      bot.child.kill('SIGSTOP');
      await wait(length);
      bot.child.kill('SIGCONT');
    }
    async function killDatabase(): Promise<void> {
      const from = performance.now();
      await database.kill();
      await wait(FAULT.away);
      away.push({ from, to: performance.now() });
      await database.start();
      returns.push(performance.now());
    }
    async function breakThings(): Promise<void> {
      // One is stopped for longer than its leases last, beside all else.
      const long = whole ? wait(FAULT.each).then(() => stopReplica(3, LEASE * 1.25)) : undefined;
      for (let round = 0; performance.now() + FAULT.each < end; round += 1) {
        await wait(FAULT.each);
        if (round % 3 === 0) await killReplica(round % 3);
        else if (round % 3 === 1) await killDatabase();
        else await stopReplica(1 + (round % 2), FAULT.stopped);
      }
      await long;
    }
    let broken = true;
    const breaking = breakThings()
      .then(() => wait(SETTLED))
      .finally(() => {
        broken = false;
      });
    await people.live(() => broken || performance.now() < end, A_SECOND);
    await breaking;

    const waiting = async () => (await database.rows('SELECT id FROM outbox')).length;
    if (whole) await expect.poll(waiting, { timeout: LEASE * 2.5, interval: 1_000 }).toBe(0);
    const { wrong, unposted, posted } = wrongIn(people, crowd.posts, await keptIn(database.rows));

    const { waits, successes } = people;
    const between = (from: number, to: number) => waits.filter(({ at }) => at >= from && at <= to);
    const gap = (from: number) => {
      const times = [from, ...successes.filter((at) => at > from && at < from + FAULT.each).toSorted((a, b) => a - b)];
      return Math.max(0, ...times.slice(1).map((at, nth) => at - (times[nth] ?? at)));
    };
    const back = returns.map((at) => Math.min(...successes.filter((one) => one > at)) - at);
    const whileAway = away.flatMap(({ from, to }) => between(from, to).map(({ took }) => took));
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    console.log('replicas', {
      calls: waits.length,
      acknowledged: people.answers.length,
      told: people.told(),
      posted,
      slowest: ms(Math.max(...waits.map(({ took }) => took))),
      replicasKilled: kills.length,
      longestWithoutAnswerAfterKill: ms(Math.max(...kills.map(gap))),
      databaseKilled: returns.length,
      slowestWhileAway: ms(Math.max(0, ...whileAway)),
      backAfter: ms(Math.max(...back)),
    });

    expect(wrong).toEqual([]);
    if (whole) expect(unposted).toEqual([]);
    expect(people.told()).not.toHaveProperty('fault');
    expect(people.told()).not.toHaveProperty('hasty');
    expect(Math.max(0, ...whileAway)).toBeLessThan(3_000);
    expect(people.successes.length).toBeGreaterThan(MINUTES * 60 * (whole ? A_SECOND / 2 : 5));
    expect(Math.max(...back)).toBeLessThan(10_000);
    for (const output of outputs) expect(output()).not.toMatch(/"msg":"fault"|"level":60/);
  },
  MINUTES * 60_000 + 400_000,
);
