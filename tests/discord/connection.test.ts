/** discord.js as the bot uses it, against the sandbox's gateway over real sockets. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import { person } from '../../sandbox/town.ts';
import type { Platform } from '../../src/bot/call.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { openDoorway } from '../support/doorway.ts';
import { noOutbox } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';

const LOST = 'discord: the connection is lost; connecting again';
const BACK = 'discord: connected';
/** Milliseconds after which a connection is given up. A third of them has to do for an answer on a busy machine. */
const SHORT = 3_000;
const FAILED = 'discord: could not connect; trying again';

interface World {
  gateway: Awaited<ReturnType<typeof openDiscord>>['discord']['gateway'];
  doorway: Awaited<ReturnType<typeof openDoorway>>;
  setting: Awaited<ReturnType<typeof openDiscord>>['setting'];
}

interface Options {
  patience?: number;
  /** What the bot asks Discord at each call. */
  asks?: (platform: Platform) => Promise<unknown>;
}

async function begin(
  test: TestContext,
  { patience, asks = async () => undefined }: Options = {},
  prepare: (world: World) => void = () => undefined,
) {
  const { discord, setting } = await openDiscord({ test });
  const doorway = await openDoorway(setting.port, test);
  setting.port = doorway.port;
  const world = { gateway: discord.gateway, doorway, setting };
  prepare(world);
  const { log, refusals, surroundings } = recordedSurroundings();
  let calls = 0;
  const failures: string[] = [];
  const connection = connectDiscord({
    token: discord.token,
    apiUrl: `http://127.0.0.1:${doorway.port}/discord/api`,
    ...surroundings,
    bot: {
      async answer(_, platform) {
        calls += 1;
        await asks(platform).catch((error: Error) => failures.push(error.message));
        return { kind: 'reply', card: { title: ['Here'], parts: [] } };
      },
      outbox: noOutbox,
      greet: async () => false,
      reaction: async () => undefined,
      keptLanguage: async () => 'en',
      isNew: async () => true,
    },
    ...(patience !== undefined && { patience }),
  });
  test.onTestFinished(() => connection.stop());
  /** Types a command. Resolves to how often the bot was asked. */
  async function tip(): Promise<number> {
    await until(() => log.times('discord: commands registered') > 0);
    calls = 0;
    await discord.visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
    return calls;
  }
  return { ...world, connection, started: connection.start(), log, refusals, tip, failures };
}

async function connected(test: TestContext, options?: Options) {
  const discord = await begin(test, options);
  await discord.started;
  return discord;
}

const troubles: [string, (world: World) => void, (world: World) => void][] = [
  ['the gateway refuses the socket', ({ gateway }) => gateway.meet('refused'), ({ gateway }) => gateway.meet('well')],
  ['the gateway says no hello', ({ gateway }) => gateway.meet('silently'), ({ gateway }) => gateway.meet('well')],
  ['the gateway gives no session', ({ gateway }) => gateway.meet('deaf'), ({ gateway }) => gateway.meet('well')],
  ['every connection is reset', ({ doorway }) => doorway.shut(), ({ doorway }) => doorway.open()],
  ['nothing gets through', ({ doorway }) => doorway.freeze(), ({ doorway }) => doorway.open()],
];

async function expectOneSession({ connection, gateway, tip }: Awaited<ReturnType<typeof begin>>) {
  // A shard that was left behind would try again every half second.
  await wait(1_500);
  await until(() => connection.connected() && gateway.standing() === 1);
  expect(await tip()).toBe(1);
}

describe.concurrent.each(troubles)('though %s for a while', (_, begins, ends) => {
  it('the bot connects at the start, and has one session afterwards', async (test) => {
    const discord = await begin(test, { patience: SHORT }, begins);
    await until(() => discord.log.times(FAILED) > 0, 20_000);
    await wait(2_000);
    ends(discord);
    await discord.started;
    await expectOneSession(discord);
    expect(discord.refusals).toEqual([]);
  }, 30_000);

  it('the bot comes back after its connection dropped, and has one session afterwards', async (test) => {
    const discord = await connected(test, { patience: SHORT });
    begins(discord);
    discord.gateway.dropSockets(4000);
    await until(() => discord.log.times(LOST) === 1);
    expect(discord.connection.downSince()).toBeGreaterThan(Date.now() - 10_000);
    await wait(1_500);
    ends(discord);
    await until(() => discord.connection.connected(), 20_000);
    await expectOneSession(discord);
    expect(discord.log.times(LOST)).toBe(1);
    expect(discord.log.times(BACK)).toBe(2);
  }, 40_000);
});

it.concurrent('a gateway that doesn’t answer any more is noticed, and given up', async (test) => {
  const discord = await connected(test, { patience: SHORT });
  discord.gateway.meet('deaf');
  await until(() => !discord.connection.connected(), 2 * SHORT);
  discord.gateway.meet('well');
  await until(() => discord.connection.connected(), 10_000);
  expect(await discord.tip()).toBe(1);
}, 20_000);

it.concurrent('a connection that drops is resumed by discord.js, and said to be lost and back', async (test) => {
  const discord = await connected(test);
  discord.gateway.dropSockets(4000);
  await until(() => discord.log.times(BACK) === 2);
  expect(discord.log.said().filter((line) => [BACK, LOST].includes(line))).toEqual([BACK, LOST, BACK]);
  expect(discord.gateway.standing()).toBe(1);
  expect(await discord.tip()).toBe(1);
});

describe.concurrent('a close code that no further try can change', () => {
  const codes = [
    [4004, 'DISCORD_TOKEN: Discord refuses this token.'],
    [4010, 'DISCORD_TOKEN: Discord refuses the bot of this token (4010 InvalidShard).'],
    [4011, 'DISCORD_TOKEN: Discord refuses the bot of this token (4011 ShardingRequired).'],
    [4012, 'DISCORD_TOKEN: Discord refuses the bot of this token (4012 InvalidAPIVersion).'],
    [4013, 'DISCORD_TOKEN: Discord refuses the bot of this token (4013 InvalidIntents).'],
    [4014, 'DISCORD_TOKEN: Discord refuses the bot of this token (4014 DisallowedIntents).'],
  ] as const;

  it.for(codes)('is told with the variable at the start (%i)', async ([code, sentence], test) => {
    const discord = await begin(test, {}, ({ gateway }) => gateway.meet('deaf'));
    await until(() => discord.gateway.sockets() === 1);
    discord.gateway.dropSockets(code);
    await discord.started;
    expect(discord.refusals).toEqual([sentence]);
  });

  it.for(codes)('is told with the same sentence while the bot runs (%i)', async ([code, sentence], test) => {
    const discord = await connected(test);
    discord.gateway.dropSockets(code);
    await until(() => discord.refusals.length > 0);
    expect(discord.refusals).toEqual([sentence]);
    expect(discord.connection.connected()).toBe(false);
  });
});

it.concurrent('the commands are registered once that works', async (test) => {
  const discord = await begin(test, {}, ({ setting }) => {
    setting.failing = /\/commands$/;
  });
  await discord.started;
  await until(() => discord.log.times('discord: commands not registered; trying again') === 1);
  discord.setting.failing = undefined;
  await until(() => discord.log.times('discord: commands registered') === 1);
  expect(await discord.tip()).toBe(1);
}, 20_000);

it.concurrent('a connection that is stopped while it is being made ends without a session', async (test) => {
  const discord = await begin(test, {}, ({ gateway }) => gateway.meet('silently'));
  await until(() => discord.gateway.sockets() === 1);
  await discord.connection.stop();
  await discord.started;
  discord.gateway.meet('well');
  await wait(1_500);
  expect(discord.gateway.standing()).toBe(0);
});

describe.concurrent('Discord’s limits', () => {
  const GATEWAY = '/gateway/bot';

  /** Records when the bot asks for the gateway, in milliseconds, and answers as told. */
  function recordAsking({ setting }: Pick<World, 'setting'>, answer: () => Response | undefined) {
    const asked: number[] = [];
    setting.answer = (path) => {
      if (!path.endsWith(GATEWAY)) return undefined;
      asked.push(performance.now());
      return answer();
    };
    return asked;
  }
  const sessions = ({ gateway, setting }: World, remaining: number, reset_after: number) =>
    Response.json({
      url: `ws://127.0.0.1:${setting.port}/discord/gateway`,
      shards: 1,
      session_start_limit: {
        total: 1_000,
        remaining: remaining - gateway.identifications(),
        reset_after,
        max_concurrency: 1,
      },
    });

  it('are kept to where the gateway was asked for too often', async (test) => {
    let asked: number[] = [];
    const tooMany = () =>
      Response.json(
        { message: 'Slow down.', retry_after: 4, global: false },
        { status: 429, headers: { 'retry-after': '4' } },
      );
    const discord = await begin(test, {}, (world) => {
      asked = recordAsking(world, () => (asked.length > 1 ? undefined : tooMany()));
    });
    await discord.started;
    const [first = 0, second = 0] = asked;
    expect(second - first).toBeGreaterThanOrEqual(4_000);
    expect(second - first).toBeLessThan(8_000);
    expect(discord.log.times(FAILED)).toBe(1);
    expect(await discord.tip()).toBe(1);
  }, 20_000);

  it('on sessions are kept to, and said, where every login fails', async (test) => {
    let ends = Number.POSITIVE_INFINITY;
    const discord = await begin(test, { patience: SHORT }, (world) => {
      world.gateway.meet('deaf');
      recordAsking(world, () =>
        performance.now() < ends ? sessions(world, 1, Math.min(6_000, ends - performance.now())) : undefined,
      );
    });
    await until(() => discord.gateway.identifications() === 1);
    ends = performance.now() + 8_000;
    discord.gateway.meet('well');
    await discord.started;
    expect(performance.now()).toBeGreaterThan(ends);
    expect(discord.gateway.identifications()).toBe(2);
    const said = discord.log.lines.map(({ err }) => err?.message ?? '').filter((line) => line.includes('sessions'));
    expect(said).toEqual([
      expect.stringMatching(/^Discord lets this bot begin no more sessions until \d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
    ]);
    expect(discord.refusals).toEqual([]);
  }, 30_000);

  it('on sessions are kept to by a login that lost its session', async (test) => {
    const began = performance.now();
    const discord = await begin(test, { patience: 20_000 }, (world) => {
      recordAsking(world, () => sessions(world, 1, 9_000));
    });
    await discord.started;
    // After this code discord.js doesn't resume: it identifies the bot anew.
    discord.gateway.dropSockets(1000);
    await until(() => !discord.connection.connected());
    await until(() => discord.connection.connected(), 20_000);
    expect(performance.now() - began).toBeGreaterThanOrEqual(9_000);
    expect(discord.gateway.identifications()).toBe(2);
  }, 30_000);
});

describe.concurrent('a request of the running bot that is answered 401', () => {
  const unauthorized = () => Response.json({ message: '401: Unauthorized', code: 0 }, { status: 401 });
  const asks = (platform: Platform) => platform.allRoles();

  it('ends the bot with the sentence of the start, once, after its call was answered', async (test) => {
    const discord = await connected(test, { asks });
    await discord.tip();
    discord.setting.answer = (path) => (path.endsWith('/callback') ? undefined : unauthorized());
    expect(await Promise.all([discord.tip(), discord.tip()])).toContain(2);
    await until(() => discord.refusals.length > 0);
    await wait(200);
    expect(discord.refusals).toEqual(['DISCORD_TOKEN: Discord refuses this token.']);
    expect(discord.failures.length).toBeGreaterThan(0);
  });

  it('doesn’t, where it was a proxy’s single word, and the next one is made with the token', async (test) => {
    const discord = await connected(test, { asks });
    await discord.tip();
    let left = 1;
    discord.setting.answer = (path) => {
      if (!path.endsWith('/roles') || left === 0) return undefined;
      left -= 1;
      return unauthorized();
    };
    await discord.tip();
    expect(discord.failures).toHaveLength(1);
    await discord.tip();
    expect(discord.failures).toHaveLength(1);
    await wait(200);
    expect(discord.refusals).toEqual([]);
    expect(discord.connection.connected()).toBe(true);
  });

  it('doesn’t, where it answered an interaction, whose own token may have expired', async (test) => {
    const discord = await connected(test);
    await discord.tip();
    let asked = 0;
    discord.setting.answer = (path) => {
      if (path.endsWith('/gateway/bot')) asked += 1;
      return path.endsWith('/callback') ? unauthorized() : undefined;
    };
    await discord.tip();
    await until(() => discord.log.times('discord: an answer could not be delivered') === 1);
    expect(asked).toBe(0);
    expect(discord.refusals).toEqual([]);
  });

  it('doesn’t at a reconnect either, where the next answer is a good one', async (test) => {
    const discord = await connected(test, { patience: SHORT });
    let left = 1;
    discord.setting.answer = (path) => {
      if (!path.endsWith('/gateway/bot') || left === 0) return undefined;
      left -= 1;
      return unauthorized();
    };
    discord.gateway.meet('deaf');
    await until(() => !discord.connection.connected(), 5_000);
    discord.gateway.meet('well');
    await until(() => discord.connection.connected(), 10_000);
    expect(left).toBe(0);
    expect(discord.refusals).toEqual([]);
  }, 20_000);
});
