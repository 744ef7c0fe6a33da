/** Several bots in this process on one PostgreSQL that is in it too, which stop and begin while people call. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { createBot } from '../../src/bot/dispatch/bot.ts';
import { createLimit } from '../../src/bot/dispatch/limits.ts';
import { createClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createPresence } from '../../src/connections/presence.ts';
import { connectOverHttp } from '../../src/discord/over-http.ts';
import { createServer } from '../../src/server.ts';
import { postgres } from '../store/engines.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { openDiscordCrowd } from './crowd/discord.ts';
import { openBalancer } from './replicas/balancer.ts';
import { keptIn, wrongIn } from './replicas/kept.ts';
import { createPeople } from './replicas/people.ts';

const BOTS = 3;
const LENGTH = 4_000;
const A_SECOND = 30;

// Where a server is promised, the test with processes uses it.
it.each(postgres.slice(0, 1))(
  'several bots on $name lose and repeat nothing while one stops and another begins',
  async (engine) => {
    const crowd = await openDiscordCrowd();
    const { open, rows } = await engine.place();
    const { discord } = readConfig({ ...crowd.variables, ...crowd.httpVariables });
    if (!discord?.http) throw new Error('it isn’t over HTTP');
    const log = recordedLog();

    async function begin() {
      const store = await open();
      const now = createClock();
      const bot = createBot({ commands, store, now, log, limit: createLimit(store) });
      const server = createServer({ host: '127.0.0.1', port: 0 }, () => ({ store, connections: {} }));
      const connection = connectOverHttp({
        ...discord,
        ...discord?.http,
        commands,
        menus,
        bot,
        presence: createPresence({ store, now, log }),
        sharing: store,
        now,
        log,
        serve: server.serve,
        onRefusal: (error) => log.error({ err: error }, 'Discord refused'),
      } as Parameters<typeof connectOverHttp>[0]);
      await connection.start();
      const port = await server.listen();
      let stopped = false;
      return {
        port,
        async stop(): Promise<void> {
          if (stopped) return;
          stopped = true;
          await connection.stop();
          await server.close();
          await bot.saveCounts();
          await store.close();
        },
      };
    }

    const bots = await Promise.all(Array.from({ length: BOTS }, begin));
    const balancer = await openBalancer(() => bots.map(({ port }) => port));
    onTestFinished(async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      await balancer.close();
      await crowd.close();
    });
    const people = createPeople(crowd, () => `http://127.0.0.1:${balancer.port}/discord/interactions`);
    await people.begin();
    const end = performance.now() + LENGTH;
    const replaced = wait(LENGTH / 2).then(async () => {
      await bots[0]?.stop();
      bots[0] = await begin();
    });
    await people.live(() => performance.now() < end, A_SECOND);
    await replaced;
    await expect.poll(async () => (await rows('SELECT id FROM outbox')).length, { timeout: 15_000 }).toBe(0);

    const { wrong, unposted } = wrongIn(people, crowd.posts, await keptIn(rows));
    expect(wrong).toEqual([]);
    expect(unposted).toEqual([]);
    expect(people.told()).not.toHaveProperty('fault');
    expect(people.successes.length).toBeGreaterThan(30);
  },
);
