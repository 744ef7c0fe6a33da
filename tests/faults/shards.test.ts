/** Three processes of the built bot that divide Discord's shards on one PostgreSQL. One is killed, and one is stopped. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { metricsAt } from '../support/metrics.ts';
import { openPlatforms } from '../support/platforms.ts';
import { freshFolder, type Process, startProcess } from '../support/process.ts';
import { binaries, openServer } from './replicas/postgres.ts';

const SHARDS = [0, 1, 2, 3];
/** Milliseconds until shards are taken over from a process that is gone: the lease, a look for it, and the logins. */
const TAKEN_OVER = { timeout: 60_000, interval: 100 };
/** Milliseconds until a process that joins has its share: a look for each shard that moves, and its login. */
const SHARED = { timeout: 60_000, interval: 100 };

/** An id of a server that a shard of four hears of. */
const serverOf = (shard: number) => String((1_000_000_000_000n * 4n + BigInt(shard)) << 22n);

it.skipIf(!binaries)(
  'of three processes each has some shards, and those of one that is killed or stopped are taken over, of which none answers twice',
  async () => {
    const database = await openServer(binaries ?? '');
    const platforms = await openPlatforms(async () => undefined);
    const started: Process[] = [];
    onTestFinished(async () => {
      for (const { child } of started) child.kill('SIGKILL');
      await platforms.close();
      await database.close();
    });
    const { DISCORD_TOKEN = '', DISCORD_API_URL = '' } = platforms.variables;
    const gateway = platforms.sandbox.discordGateway();
    gateway.leaveGuild(false);
    for (const shard of SHARDS) gateway.joinGuild(serverOf(shard));
    gateway.shard({ recommended: SHARDS.length, concurrency: 1, pause: 5_000 });

    async function begin() {
      const bot = startProcess(freshFolder(), { DISCORD_TOKEN, DISCORD_API_URL, DATABASE_URL: database.url });
      started.push(bot);
      const [, port] = await bot.prints(/"port":(\d+)/);
      return {
        ...bot,
        health: async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status,
        async shards(): Promise<number[]> {
          const { value } = await metricsAt(port);
          return SHARDS.filter((shard) => value(`tipjar_shard_connected{shard="${shard}"}`) === 1);
        },
        async answered(): Promise<number> {
          return (await metricsAt(port)).value('tipjar_answer_seconds_count{platform="discord"}') ?? 0;
        },
      };
    }
    type Bot = Awaited<ReturnType<typeof begin>>;
    const counts = async (bots: Bot[]) => {
      const shards = await Promise.all(bots.map((bot) => bot.shards()));
      return {
        sessions: gateway.shards(),
        shards: shards.flat().sort(),
        counts: shards.map((one) => one.length).sort(),
      };
    };
    const divided = (...counts: number[]) => ({ sessions: SHARDS, shards: SHARDS, counts });

    async function answers(shard: number): Promise<void> {
      gateway.actIn(serverOf(shard));
      expect((await platforms.seat('discord', 'ben').says('/tipjar help')).text).toContain('/tipjar');
    }

    const first = await begin();
    await first.prints(/commands registered/);
    const second = await begin();
    await expect.poll(() => counts([first, second]), SHARED).toEqual(divided(2, 2));
    const third = await begin();
    await expect.poll(() => counts([first, second, third]), SHARED).toEqual(divided(1, 1, 2));
    for (const shard of SHARDS) await answers(shard);
    for (const bot of [first, second, third]) expect(await bot.health()).toBe(200);

    const killed = performance.now();
    first.child.kill('SIGKILL');
    await expect.poll(() => counts([second, third]), TAKEN_OVER).toEqual(divided(2, 2));
    const takenOver = performance.now() - killed;
    for (const shard of SHARDS) await answers(shard);

    const [lost = 0] = await second.shards();
    const before = await second.answered();
    const stopped = performance.now();
    second.child.kill('SIGSTOP');
    await expect.poll(() => third.shards(), TAKEN_OVER).toEqual(SHARDS);
    const takenOverAgain = performance.now() - stopped;
    // Its sockets are still open, so these wait in them for it too.
    for (const shard of [...SHARDS, lost, lost, lost]) await answers(shard);
    second.child.kill('SIGCONT');
    await expect.poll(() => gateway.shards(), TAKEN_OVER).toEqual(SHARDS);
    expect(await second.answered()).toBe(before);
    await expect.poll(() => counts([second, third]), SHARED).toEqual(divided(2, 2));
    await wait(1_000);
    for (const shard of SHARDS) await answers(shard);

    // The sandbox has nothing to say of servers other than its own.
    expect(JSON.stringify(platforms.sandbox.rejected())).not.toContain('/interactions/');
    // None identified itself before its turn.
    expect(gateway.identifications()).toBe(gateway.begun.length);
    for (const { output } of started) expect(output()).not.toMatch(/could not be delivered|"level":[56]0/);
    console.log('shards', { takenOver, takenOverAgain, sessions: gateway.begun.length });
  },
  300_000,
);
