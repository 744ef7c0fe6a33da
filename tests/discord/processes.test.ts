/** Several bots that share a PostgreSQL and divide the shards among them, against one gateway over real sockets. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import type { Sharding } from '../../sandbox/discord/gateway/sharding.ts';
import { person } from '../../sandbox/town.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import type { Sharing } from '../../src/store/sharing.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { type Engine, postgres } from '../store/engines.ts';
import { noOutbox, recordedPresence } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';

const WAITS = 'discord: other processes are connected; this one waits for its turn';
const LOST = 'discord: the connection is lost; connecting again';
/** Milliseconds. Leases are renewed five times in their life. */
const LIFE = 5_000;
const SHARDS = [0, 1, 2, 3];
/** Milliseconds in which all of it is divided anew, on a busy machine too. */
const DIVIDED = { timeout: 40_000, interval: 100 };

/** An id of a server that a shard of four hears of. Of eight shards, the one of the same number does. */
const serverOf = (shard: number) => String((1_000_000_000_000n * 8n + BigInt(shard)) << 22n);

async function open(test: TestContext, { place }: Engine, rules: Partial<Sharding> = {}) {
  const { discord, api, setting } = await openDiscord({ test });
  const { gateway } = discord;
  gateway.leaveGuild(false);
  for (const shard of SHARDS) gateway.joinGuild(serverOf(shard));
  gateway.shard({ recommended: SHARDS.length, concurrency: 16, ...rules });
  const database = await place();
  const heard: { by: string; server: string }[] = [];

  /** @param claiming Milliseconds that it takes to find out which bot answers a call. */
  async function begin(name: string, claiming = 0) {
    const store = await database.open();
    const { log, surroundings, refusals } = recordedSurroundings();
    const { told, presence, within } = recordedPresence();
    let line: 'whole' | 'cut' | 'away' = 'whole';
    const through =
      <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
      (...given: Given): Promise<Result> =>
        line === 'cut'
          ? new Promise(() => undefined)
          : line === 'away'
            ? Promise.reject(new Error('the database is away'))
            : work(...given);
    const sharing: Sharing = {
      shared: store.shared,
      lease: through(async (...lease: Parameters<Sharing['lease']>) => {
        if (claiming > 0 && lease[0].includes(' piece ')) await wait(claiming);
        return store.lease(...lease);
      }),
      release: through(store.release),
      holders: through(store.holders),
      count: through(store.count),
    };
    const connection = connectDiscord({
      token: discord.token,
      apiUrl: api,
      ...surroundings,
      presence,
      sharing,
      bot: {
        async answer({ community }) {
          heard.push({ by: name, server: community ?? 'a direct message' });
          return { kind: 'reply', card: { title: ['Here'], parts: [] } };
        },
        outbox: noOutbox,
        greet: async () => false,
        isNew: async () => true,
        reaction: async () => undefined,
        keptLanguage: async () => 'en',
      },
      patience: 5_000,
      life: LIFE,
    });
    const started = connection.start();
    test.onTestFinished(async () => {
      line = 'whole';
      await connection.stop();
      await store.close();
    });
    return {
      log,
      refusals,
      told,
      within,
      connection,
      started,
      shards: () => [...(connection.shards?.() ?? [])].flatMap(([shard, stands]) => (stands ? [shard] : [])),
      /** Nothing of what the processes share gets through any more, and no answer comes. */
      cut() {
        line = 'cut';
      },
      /** The database says that it can't be reached, or answers again. */
      away(is: boolean) {
        line = is ? 'away' : 'whole';
      },
    };
  }
  type Bot = Awaited<ReturnType<typeof begin>>;

  /** Somebody gives a command in the server of a shard. Resolves to the names of the bots that were asked, if it was answered. */
  async function ask(shard: number): Promise<string[] | undefined> {
    const before = heard.length;
    gateway.actIn(serverOf(shard));
    const { ok } = await discord.visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
    const by = heard.slice(before);
    expect(by.every(({ server }) => server === `discord:${serverOf(shard)}`)).toBe(true);
    return ok ? by.map((one) => one.by) : undefined;
  }

  /** Has somebody ask in all servers in turn, again and again. */
  function keepAsking() {
    let asking = true;
    const answers: (string[] | undefined)[] = [];
    const asked = (async () => {
      for (let call = 0; asking; call += 1) {
        answers.push(await ask(call % SHARDS.length));
        await wait(20);
      }
    })();
    return {
      async end() {
        asking = false;
        await asked;
        return answers;
      },
    };
  }

  /** Waits until each shard has one session, and the bots have so many of them each. */
  async function divided(bots: readonly Bot[], ...counts: number[]): Promise<void> {
    const seen = () => ({ sessions: gateway.shards(), counts: bots.map((bot) => bot.shards().length).sort() });
    const sessions = Array.from({ length: gateway.sharding().recommended }, (_, shard) => shard);
    await test.expect.poll(seen, DIVIDED).toEqual({ sessions, counts });
    expect(bots.flatMap((bot) => bot.shards()).sort()).toEqual(sessions);
  }

  return { gateway, discord, setting, begin, ask, keepAsking, divided };
}

// Where there is a server, which processes really share, it's enough.
describe.each(postgres.slice(-1))('on one database of $name', (engine) => {
  it.concurrent('a bot that is alone has all shards, and each that joins gets its share, while no call is lost or answered twice', async (test) => {
    const { gateway, discord, begin, ask, keepAsking, divided } = await open(test, engine);
    const first = await begin('first');
    await first.started;
    expect(gateway.shards()).toEqual(SHARDS);
    await until(() => first.log.times('discord: commands registered') > 0);

    const calls = keepAsking();
    const second = await begin('second');
    await divided([first, second], 2, 2);
    const third = await begin('third');
    await divided([first, second, third], 1, 1, 2);
    await wait(LIFE);
    const answers = await calls.end();

    expect(answers.filter((by) => by?.length !== 1)).toEqual([]);
    expect(new Set(answers.flat())).toEqual(new Set(['first', 'second', 'third']));
    expect(discord.rejected).toEqual([]);
    const bots = { first, second, third };
    for (const shard of SHARDS) {
      const [by = ''] = (await ask(shard)) ?? [];
      expect(bots[by as keyof typeof bots].shards()).toContain(shard);
    }
    // Each handover took one session, and nobody was ever without a connection.
    expect(gateway.begun.length).toBeLessThanOrEqual(SHARDS.length + 4);
    for (const bot of [first, second, third]) {
      expect(bot.connection.connected()).toBe(true);
      expect(bot.log.times(LOST)).toBe(0);
      // What a session lists is word about its own shard's servers, and about nobody else's.
      expect(bot.told.filter((one) => /left|nowhere/.test(one))).toEqual([]);
      const listed = bot.told.filter((one) => one.startsWith('on '));
      const about = SHARDS.map((shard) => `discord:${serverOf(shard)}` as const);
      expect(bot.within.map((own) => `on discord: ${about.filter(own).join(', ')}`)).toEqual(listed);
      expect(listed.length).toBeGreaterThan(0);
    }
  }, 90_000);

  it.concurrent('the shards of a bot that stops, and of one that can’t say any more that it is there, are taken over', async (test) => {
    const { gateway, begin, ask, divided } = await open(test, engine);
    const first = await begin('first');
    await first.started;
    const second = await begin('second');
    const third = await begin('third');
    await divided([first, second, third], 1, 1, 2);

    await first.connection.stop();
    await divided([second, third], 2, 2);
    second.cut();
    await test.expect.poll(() => third.shards(), DIVIDED).toEqual(SHARDS);
    await test.expect.poll(() => gateway.shards(), DIVIDED).toEqual(SHARDS);
    expect(second.connection.connected()).toBe(false);
    for (const shard of SHARDS) expect(await ask(shard)).toEqual(['third']);
  }, 90_000);

  it.concurrent('while the database is away, whoever calls is told so, and where another bot has reached it, that one answers', async (test) => {
    const { gateway, begin, ask, divided } = await open(test, engine);
    const first = await begin('first');
    await first.started;
    first.away(true);
    await wait(3 * LIFE);
    expect(gateway.shards()).toEqual(SHARDS);
    for (const shard of SHARDS) expect(await ask(shard)).toEqual(['first']);

    const second = await begin('second');
    await test.expect.poll(() => second.shards(), DIVIDED).toEqual(SHARDS);
    // Both hear it, and the second one answers first.
    for (const shard of SHARDS) expect((await ask(shard))?.[0]).toBe('second');
    first.away(false);
    await divided([first, second], 2, 2);
    for (const shard of SHARDS) expect(await ask(shard)).toHaveLength(1);
  }, 90_000);

  it.concurrent('more bots than shards stand by without being down, and take the place of one that stops', async (test) => {
    const { gateway, begin, ask } = await open(test, engine, { recommended: 1 });
    const first = await begin('first');
    await first.started;
    const second = await begin('second');
    await until(() => second.log.times(WAITS) > 0);
    expect([second.connection.connected(), second.connection.downSince()]).toEqual([false, undefined]);
    await wait(LIFE);
    expect(gateway.begun).toHaveLength(1);
    await first.connection.stop();
    await second.started;
    expect(await ask(3)).toEqual(['second']);
  }, 60_000);

  it.concurrent('a bot that stops goes on answering until another one is ready, so that no call is lost', async (test) => {
    const { gateway, discord, begin, keepAsking } = await open(test, engine, { recommended: 1 });
    const first = await begin('first', 300);
    await first.started;
    await until(() => first.log.times('discord: commands registered') > 0);
    const second = await begin('second', 300);
    await until(() => second.log.times(WAITS) > 0);
    const calls = keepAsking();
    // By then another identification has its turn.
    await wait(6_500);
    await first.connection.stop();
    expect(gateway.shards()).toEqual([0]);
    expect(second.shards()).toEqual([0]);
    await wait(500);
    const answers = await calls.end();
    expect(answers.filter((by) => by?.length !== 1)).toEqual([]);
    expect(new Set(answers.flat())).toEqual(new Set(['first', 'second']));
    expect(discord.rejected).toEqual([]);
    // The last one has nobody to wait for.
    const stopping = performance.now();
    await second.connection.stop();
    expect(performance.now() - stopping).toBeLessThan(3_000);
  }, 60_000);

  it.concurrent('bots take turns at identifying themselves, however they begin', async (test) => {
    const { gateway, begin, divided } = await open(test, engine, { recommended: 2, concurrency: 1, pause: 5_000 });
    const bots = await Promise.all([begin('first'), begin('second'), begin('third')]);
    await test.expect.poll(() => gateway.shards(), DIVIDED).toEqual([0, 1]);
    await test.expect.poll(() => bots.map((bot) => bot.shards().length).sort(), DIVIDED).toEqual([0, 1, 1]);
    const standing = bots.filter((bot) => bot.shards().length > 0);
    const waiting = bots.find((bot) => bot.shards().length === 0);
    // Both need a turn, of which each takes five seconds.
    await Promise.all(standing.map((bot) => bot.connection.stop()));
    await divided([waiting as (typeof bots)[number]], 2);
    expect(gateway.identifications()).toBe(gateway.begun.length);
    for (const bot of bots) expect(bot.refusals).toEqual([]);
  }, 120_000);

  it.concurrent('a bot leaves some of the day’s sessions for others that may have begun some since it asked', async (test) => {
    const { gateway, setting, begin } = await open(test, engine, { recommended: 3, concurrency: 1 });
    const [total, reset_after] = [1_000, 3_600_000];
    setting.answer = (path) => {
      if (!path.endsWith('/gateway/bot')) return undefined;
      const session_start_limit = { total, remaining: 4 - gateway.begun.length, reset_after, max_concurrency: 1 };
      const url = `ws://127.0.0.1:${setting.port}/discord/gateway`;
      return Response.json({ url, shards: 3, session_start_limit });
    };
    const bot = await begin('alone');
    const said = () => bot.log.lines.filter(({ msg }) => msg === 'discord: could not connect; trying again');
    await test.expect.poll(() => said().length, DIVIDED).toBeGreaterThan(0);
    await test.expect.poll(() => said().at(-1)?.err?.message, DIVIDED).toMatch(/begin no more sessions until/);
    expect(gateway.begun).toHaveLength(2);
    expect(gateway.identifications()).toBe(2);
  }, 90_000);

  it.concurrent('all have as many shards as the first one was recommended, until Discord requires more', async (test) => {
    const { gateway, begin, ask, divided } = await open(test, engine, { recommended: 2 });
    const first = await begin('first');
    await first.started;
    gateway.shard({ recommended: 8 });
    const second = await begin('second');
    await test.expect.poll(() => second.shards().length, DIVIDED).toBe(1);
    await test.expect.poll(() => gateway.shards(), DIVIDED).toEqual([0, 1]);
    gateway.shard({ required: 8 });
    gateway.dropSockets(4011, 0);
    await divided([first, second], 4, 4);
    for (const shard of SHARDS) expect(await ask(shard)).toHaveLength(1);
    for (const bot of [first, second]) expect(bot.refusals).toEqual([]);
  }, 90_000);
});
