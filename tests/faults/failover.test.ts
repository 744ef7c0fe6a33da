/** Two processes of the built bot on one PostgreSQL, of which one is connected to Discord's gateway. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openPlatforms } from '../support/platforms.ts';
import { freshFolder, type Process, startProcess } from '../support/process.ts';
import { binaries, openServer } from './replicas/postgres.ts';

/** Milliseconds until another process takes over from one that is gone: the lease, a look for it, and the login. */
const TAKEN_OVER = 15_000 + 3_000 + 5_000;
const CONNECTED = /discord: connected/;

it.skipIf(!binaries)(
  'of two processes one has a session, and the other one answers soon after it is killed or stopped',
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

    async function begin() {
      const bot = startProcess(freshFolder(), { DISCORD_TOKEN, DISCORD_API_URL, DATABASE_URL: database.url });
      started.push(bot);
      const [, port] = await bot.prints(/"port":(\d+)/);
      return { ...bot, health: async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status };
    }
    const sessions = () => platforms.sandbox.discordGateway().standing();
    const answers = async () => (await platforms.seat('discord', 'ben').says('/tipjar help')).text;

    const first = await begin();
    await first.prints(CONNECTED);
    await first.prints(/commands registered/);
    const second = await begin();
    await second.prints(/other processes are connected/);
    expect([await first.health(), await second.health()]).toEqual([200, 200]);
    expect(sessions()).toBe(1);

    const killed = performance.now();
    first.child.kill('SIGKILL');
    await second.prints(CONNECTED);
    expect(performance.now() - killed).toBeLessThan(TAKEN_OVER);
    expect(await answers()).toContain('/tipjar');
    const takenOver = performance.now() - killed;

    const third = await begin();
    await third.prints(/other processes are connected/);
    const stopped = performance.now();
    second.child.kill('SIGSTOP');
    await third.prints(CONNECTED);
    expect(performance.now() - stopped).toBeLessThan(TAKEN_OVER);
    const takenOverAgain = performance.now() - stopped;
    // It wakes, sees that its lease is over and ends its session.
    second.child.kill('SIGCONT');
    await second.prints(/other processes are connected/);
    await expect.poll(sessions).toBe(1);
    await wait(1_000);
    expect(sessions()).toBe(1);
    expect([await second.health(), await third.health()]).toEqual([200, 200]);
    expect(await answers()).toContain('/tipjar');

    // One that ends in order goes on until the other is ready. By then it's the turn of another identification.
    await wait(6_000);
    const answered: string[] = [];
    let over = false;
    const calls = (async () => {
      for (; !over; await wait(200)) answered.push(await answers());
    })();
    third.child.kill('SIGTERM');
    expect(await third.exited).toBe(0);
    expect(sessions()).toBe(1);
    over = true;
    await calls;
    expect(answered.length).toBeGreaterThan(1);
    expect(answered.filter((text) => !text.includes('/tipjar'))).toEqual([]);
    expect(await second.health()).toBe(200);
    for (const { output } of started) expect(output()).not.toMatch(/could not be delivered/);
    console.log('failover', { takenOver, takenOverAgain });
  },
  120_000,
);
