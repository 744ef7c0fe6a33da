/** Processes of the built bot on one PostgreSQL that are replaced one by one behind a proxy, while people call. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabase, server } from '../store/engines.ts';
import { freshFolder, type Process, startProcess } from '../support/process.ts';
import type { Deed } from './crowd/crowd.ts';
import { openDiscordCrowd } from './crowd/discord.ts';
import { openBalancer } from './replicas/balancer.ts';
import { size } from './size.ts';

const ROUNDS = size(1, 10);
/** Milliseconds that Discord takes for a file. A process that is to end has one in flight. */
const FILE = 1_500;
const CALLERS = 4;

it.skipIf(!server)(
  'no call is lost where one process after the other is replaced behind a proxy',
  async () => {
    const crowd = await openDiscordCrowd();
    const url = await freshDatabase(server ?? '');
    const replicas: { bot: Process; port: number }[] = [];
    const balancer = await openBalancer(() => replicas.map(({ port }) => port), true);
    onTestFinished(async () => {
      for (const { bot } of replicas) bot.child.kill('SIGKILL');
      await balancer.close();
      await crowd.close();
    });
    crowd.before(async (path) => {
      if (path.endsWith('/callback')) await wait(FILE);
    });

    async function start(at: number): Promise<void> {
      const own = { PORT: String(replicas[at]?.port ?? 0), DATABASE_URL: url };
      const bot = startProcess(freshFolder(), { ...crowd.variables, ...crowd.httpVariables, ...own });
      const [, port] = await bot.prints(/"port":(\d+)/);
      await bot.prints(/discord: connected/);
      replicas[at] = { bot, port: Number(port) };
    }
    const send = async (deed: Deed, port = balancer.port) => {
      const { body, headers } = crowd.signed(deed);
      const address = `http://127.0.0.1:${port}/discord/interactions`;
      const response = await fetch(address, { method: 'POST', body, headers }).catch(() => undefined);
      await response?.arrayBuffer();
      return response?.status;
    };
    await start(0);
    await start(1);
    const ada = { community: 30, person: 1_000_000 };
    await send(crowd.command(ada, 'tipjar add', { provider: 'ko-fi', handle: 'ada' }));

    const statuses: (number | undefined)[] = [];
    let going = true;
    let person = 0;
    async function call(): Promise<void> {
      while (going) {
        person += 1;
        statuses.push(await send(crowd.command({ community: person % 20, person }, 'tipjar help')));
        await wait(5);
      }
    }
    const calling = Array.from({ length: CALLERS }, call);
    const files: (number | undefined)[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, { bot, port }] of [...replicas.entries()]) {
        const file = send(crowd.command(ada, 'tipjar export'), port);
        await wait(300);
        bot.child.kill('SIGTERM');
        expect(await bot.exited).toBe(0);
        files.push(await file);
        await start(at);
        await wait(300);
      }
    }
    going = false;
    await Promise.all(calling);
    expect(statuses.length).toBeGreaterThan(100);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    expect(files.filter((status) => status !== 202)).toEqual([]);
  },
  60_000 + ROUNDS * 20_000,
);
