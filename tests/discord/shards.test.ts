/** The bot with several shards, against the sandbox's gateway over real sockets. */
import { ComponentType, InteractionType } from 'discord-api-types/v10';
import { expect, it, type TestContext } from 'vitest';
import type { Sharding } from '../../sandbox/discord/gateway/sharding.ts';
import { person } from '../../sandbox/town.ts';
import { connectDiscord, type GatewaySettings } from '../../src/discord/client.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { noOutbox, recordedPresence } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';

const LOST = 'discord: the connection is lost; connecting again';
const BACK = 'discord: connected';
const FAILED = 'discord: could not connect; trying again';

/** An id of a server that a shard of three hears of, and so does the same shard of six. */
const serverOf = (shard: number) => String((1_000_000_000_000n * 6n + BigInt(shard)) << 22n);
const SERVERS = [0, 1, 2].map(serverOf);
/** Of two shards, one hears of the first of these servers and the other of the second. */
const [EVEN = '', ODD = ''] = SERVERS;

/** As a button of a welcome is pressed, without any server. */
const directCall = {
  id: '1',
  token: 'a token',
  type: InteractionType.MessageComponent,
  user: { id: person('ada').discordId },
  message: { id: '2', flags: 0 },
  data: { custom_id: 'tipjar show', component_type: ComponentType.Button },
};

/** Three shards that may all begin at once, unless told otherwise. */
async function begin(test: TestContext, rules: Partial<Sharding> = {}, settings: Partial<GatewaySettings> = {}) {
  const { discord, setting, api } = await openDiscord({ test });
  const { gateway } = discord;
  gateway.leaveGuild(false);
  for (const server of SERVERS) gateway.joinGuild(server);
  gateway.shard({ recommended: 3, concurrency: 3, ...rules });
  const { log, refusals, surroundings } = recordedSurroundings();
  const { told, presence, within } = recordedPresence();
  const heard: string[] = [];
  const connection = connectDiscord({
    token: discord.token,
    apiUrl: api,
    ...surroundings,
    presence,
    bot: {
      async answer({ community }) {
        heard.push(community ?? 'a direct message');
        return { kind: 'reply', card: { title: ['Here'], parts: [] } };
      },
      outbox: noOutbox,
      greet: async () => false,
      isNew: async () => true,
      reaction: async () => undefined,
      keptLanguage: async () => 'en',
    },
    patience: 3_000,
    ...settings,
  });
  test.onTestFinished(() => connection.stop());
  /** Whether somebody who gives a command in the server of a shard gets an answer. */
  async function answered(shard: number): Promise<boolean> {
    await until(() => log.times('discord: commands registered') > 0);
    gateway.actIn(serverOf(shard));
    const { ok } = await discord.visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
    return ok;
  }
  return { gateway, setting, connection, started: connection.start(), log, refusals, told, within, heard, answered };
}

async function connected(...options: Parameters<typeof begin>) {
  const discord = await begin(...options);
  await discord.started;
  return discord;
}

it.concurrent('each shard answers for its own servers, and the first one in direct messages', async (test) => {
  const discord = await connected(test);
  expect(discord.gateway.standing()).toBe(3);
  for (const shard of [0, 1, 2]) expect(await discord.answered(shard)).toBe(true);
  discord.gateway.dispatch('INTERACTION_CREATE', () => directCall);
  await until(() => discord.heard.length === 4);
  expect(discord.heard).toEqual([...SERVERS.map((server) => `discord:${server}`), 'a direct message']);
  expect(discord.log.times(BACK)).toBe(1);
});

it.concurrent('a shard that is lost is resumed while the others answer', async (test) => {
  const discord = await connected(test);
  await discord.answered(0);
  discord.gateway.meet('refused');
  discord.gateway.dropSockets(4000, 1);
  await until(() => !discord.connection.connected());
  expect(discord.connection.downSince()).toBeDefined();
  expect(await discord.answered(0)).toBe(true);
  expect(await discord.answered(2)).toBe(true);
  discord.gateway.meet('well');
  await until(() => discord.connection.connected());
  expect(await discord.answered(1)).toBe(true);
  expect(discord.gateway.identifications()).toBe(3);
  expect(discord.log.said().filter((line) => [BACK, LOST].includes(line))).toEqual([BACK, LOST, BACK]);
  expect(discord.log.lines.find(({ msg }) => msg === LOST)).toMatchObject({ shard: 1, shards: 3, code: 4000 });
});

it.concurrent('a shard that can’t be brought back in time is begun anew alone', async (test) => {
  const discord = await connected(test);
  discord.gateway.meet('refused');
  discord.gateway.dropSockets(4000, 2);
  await until(() => discord.log.times(FAILED) > 0, 10_000);
  expect(discord.gateway.standing()).toBe(2);
  expect(await discord.answered(1)).toBe(true);
  discord.gateway.meet('well');
  await until(() => discord.connection.connected(), 20_000);
  expect(discord.gateway.identifications()).toBe(4);
  expect(discord.gateway.standing()).toBe(3);
  expect(await discord.answered(2)).toBe(true);
}, 30_000);

it.concurrent.for([
  [4004, 'DISCORD_TOKEN: Discord refuses this token.'],
  [4014, 'DISCORD_TOKEN: Discord refuses the bot of this token (4014 DisallowedIntents).'],
] as const)(
  'where one shard is refused with %i, that is told once, and the others answer until the bot ends',
  async ([code, sentence], test) => {
    const discord = await connected(test);
    discord.gateway.dropSockets(code, 1);
    await until(() => discord.refusals.length > 0);
    expect(await discord.answered(2)).toBe(true);
    expect(discord.refusals).toEqual([sentence]);
    expect(discord.connection.connected()).toBe(false);
  },
);

it.concurrent('where Discord requires more shards later, all are begun anew in the number that it recommends then', async (test) => {
  const discord = await connected(test);
  discord.gateway.shard({ recommended: 6, required: 6, concurrency: 6 });
  discord.gateway.dropSockets(4011, 0);
  await until(() => !discord.connection.connected());
  await until(() => discord.connection.connected(), 20_000);
  expect(discord.gateway.standing()).toBe(6);
  expect(discord.gateway.sockets()).toBe(6);
  for (const shard of [0, 1, 2]) expect(await discord.answered(shard)).toBe(true);
  expect(discord.refusals).toEqual([]);
}, 30_000);

it.concurrent('a bot that has too few shards at the start takes as many as Discord recommends then', async (test) => {
  const discord = await begin(test, { recommended: 2, required: 3, concurrency: 6 });
  await until(() => discord.log.times(FAILED) > 0);
  discord.gateway.shard({ recommended: 3 });
  await discord.started;
  expect(discord.gateway.standing()).toBe(3);
  expect(discord.refusals).toEqual([]);
}, 20_000);

it.concurrent('while shards wait for their turn to identify themselves, nobody loses patience, and the log says how far it is', async (test) => {
  const discord = await begin(test, { concurrency: 1, pause: 5_000 });
  await until(() => discord.gateway.standing() === 1);
  expect(discord.connection.connected()).toBe(false);
  expect(await discord.answered(0)).toBe(true);
  await discord.started;
  expect(discord.connection.connected()).toBe(true);
  // None came too early, and none lost its patience.
  expect(discord.gateway.identifications()).toBe(3);
  expect(discord.log.times(FAILED)).toBe(0);
  const said = discord.log.lines.filter(({ msg }) => msg === 'discord: some shards are still connecting');
  expect(said).toMatchObject([{ standing: 2, shards: 3 }]);
}, 30_000);

it.concurrent('a login says of each shard’s servers which the bot has left, and nothing of those of shards that aren’t there yet', async (test) => {
  const discord = await begin(test, { recommended: 2, concurrency: 1, pause: 5_000 });
  await until(() => discord.told.some((one) => one.startsWith('back')));
  const [first, second] = discord.told[1] === `back discord:${EVEN}` ? [EVEN, ODD] : [ODD, EVEN];
  expect(discord.told[0]).toContain(first);
  expect(discord.told[0]).not.toContain(second);
  expect(discord.within).toHaveLength(1);
  expect([first, second].map((server) => discord.within[0]?.(`discord:${server}`))).toEqual([true, false]);
  for (const server of SERVERS) discord.gateway.leaveGuild(false, server);
  await discord.started;
  await until(() => discord.within.length === 2);
  expect(discord.told).toContain('on discord: nowhere');
  expect([first, second, 'x'].map((server) => discord.within[1]?.(`discord:${server}`))).toEqual([false, true, false]);
}, 30_000);

it.concurrent('a removal is heard by the server’s own shard, and an outage is none', async (test) => {
  const discord = await connected(test);
  await until(() => discord.told.length === 6);
  discord.gateway.leaveGuild(true, SERVERS[1]);
  discord.gateway.leaveGuild(false, SERVERS[2]);
  await until(() => discord.told.length === 7);
  discord.gateway.joinGuild(SERVERS[1]);
  await until(() => discord.told.length === 8);
  expect(discord.told.slice(6)).toEqual([`left discord:${SERVERS[2]}`, `back discord:${SERVERS[1]}`]);
});
