/** discord.js as the bot uses it, against the sandbox's gateway over real sockets. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { person } from '../../sandbox/town.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { openDoorway } from '../support/doorway.ts';
import { noOutbox } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';

const LOST = 'discord: the connection is lost; connecting again';
const BACK = 'discord: connected';
const FAILED = 'discord: could not connect; trying again';

interface World {
  gateway: Awaited<ReturnType<typeof openDiscord>>['discord']['gateway'];
  doorway: Awaited<ReturnType<typeof openDoorway>>;
  setting: Awaited<ReturnType<typeof openDiscord>>['setting'];
}

async function begin({ patience = 3_000 } = {}, prepare: (world: World) => void = () => undefined) {
  const { discord, setting } = await openDiscord();
  const doorway = await openDoorway(setting.port);
  setting.port = doorway.port;
  const world = { gateway: discord.gateway, doorway, setting };
  prepare(world);
  const { log, refusals, surroundings } = recordedSurroundings();
  let calls = 0;
  const connection = connectDiscord({
    token: discord.token,
    apiUrl: `http://127.0.0.1:${doorway.port}/discord/api`,
    ...surroundings,
    bot: {
      async answer() {
        calls += 1;
        return { kind: 'reply', card: { title: ['Here'], parts: [] } };
      },
      outbox: noOutbox,
      keptLanguage: async () => 'en',
    },
    patience,
  });
  onTestFinished(() => connection.stop());
  /** Types a command. Resolves to how often the bot was asked. */
  async function tip(): Promise<number> {
    await until(() => log.times('discord: commands registered') > 0);
    calls = 0;
    await discord.visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
    return calls;
  }
  return { ...world, connection, started: connection.start(), log, refusals, tip };
}

async function connected(options?: Parameters<typeof begin>[0]) {
  const discord = await begin(options);
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

describe.each(troubles)('though %s for a while', (_, begins, ends) => {
  it('the bot connects at the start, and has one session afterwards', async () => {
    const discord = await begin({ patience: 1_000 }, begins);
    await until(() => discord.log.times(FAILED) > 0);
    await wait(2_000);
    ends(discord);
    await discord.started;
    // A shard that was left behind would try again every half second.
    await wait(1_500);
    expect(discord.gateway.standing()).toBe(1);
    expect(await discord.tip()).toBe(1);
    expect(discord.refusals).toEqual([]);
  }, 30_000);

  it('the bot comes back after its connection dropped, and has one session afterwards', async () => {
    const discord = await connected({ patience: 1_000 });
    begins(discord);
    discord.gateway.dropSockets(4000);
    await until(() => discord.log.times(LOST) === 1);
    expect(discord.connection.downSince()).toBeGreaterThan(Date.now() - 10_000);
    await wait(1_500);
    ends(discord);
    await until(() => discord.connection.connected(), 20_000);
    await wait(1_500);
    expect(discord.gateway.standing()).toBe(1);
    expect(await discord.tip()).toBe(1);
    expect(discord.log.times(LOST)).toBe(1);
    expect(discord.log.times(BACK)).toBe(2);
  }, 40_000);
});

it('a gateway that doesn’t answer any more is noticed, and given up', async () => {
  const discord = await connected({ patience: 1_500 });
  discord.gateway.meet('deaf');
  await until(() => !discord.connection.connected(), 3_000);
  discord.gateway.meet('well');
  await until(() => discord.connection.connected(), 10_000);
  expect(await discord.tip()).toBe(1);
}, 20_000);

it('a connection that drops is resumed by discord.js, and said to be lost and back', async () => {
  const discord = await connected();
  discord.gateway.dropSockets(4000);
  await until(() => discord.log.times(BACK) === 2);
  expect(discord.log.said().filter((line) => [BACK, LOST].includes(line))).toEqual([BACK, LOST, BACK]);
  expect(discord.gateway.standing()).toBe(1);
  expect(await discord.tip()).toBe(1);
});

describe('a close code that no further try can change', () => {
  const codes = [
    [4004, 'DISCORD_TOKEN: Discord refuses this token.'],
    [4010, 'DISCORD_TOKEN: Discord refuses the bot of this token (4010 InvalidShard).'],
    [4011, 'DISCORD_TOKEN: Discord refuses the bot of this token (4011 ShardingRequired).'],
    [4012, 'DISCORD_TOKEN: Discord refuses the bot of this token (4012 InvalidAPIVersion).'],
    [4013, 'DISCORD_TOKEN: Discord refuses the bot of this token (4013 InvalidIntents).'],
    [4014, 'DISCORD_TOKEN: Discord refuses the bot of this token (4014 DisallowedIntents).'],
  ] as const;

  it.each(codes)('is told with the variable at the start (%i)', async (code, sentence) => {
    const discord = await begin({}, ({ gateway }) => gateway.meet('deaf'));
    await until(() => discord.gateway.sockets() === 1);
    discord.gateway.dropSockets(code);
    await discord.started;
    expect(discord.refusals).toEqual([sentence]);
  });

  it.each(codes)('is told with the same sentence while the bot runs (%i)', async (code, sentence) => {
    const discord = await connected();
    discord.gateway.dropSockets(code);
    await until(() => discord.refusals.length > 0);
    expect(discord.refusals).toEqual([sentence]);
    expect(discord.connection.connected()).toBe(false);
  });
});

it('the commands are registered once that works', async () => {
  const discord = await begin({}, ({ setting }) => {
    setting.failing = /\/commands$/;
  });
  await discord.started;
  await until(() => discord.log.times('discord: commands not registered; trying again') === 1);
  discord.setting.failing = undefined;
  await until(() => discord.log.times('discord: commands registered') === 1);
  expect(await discord.tip()).toBe(1);
}, 20_000);

it('a connection that is stopped while it is being made ends without a session', async () => {
  const discord = await begin({}, ({ gateway }) => gateway.meet('silently'));
  await until(() => discord.gateway.sockets() === 1);
  await discord.connection.stop();
  await discord.started;
  discord.gateway.meet('well');
  await wait(1_500);
  expect(discord.gateway.standing()).toBe(0);
});
