import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { guildId } from '../../sandbox/discord/guild/guild.ts';
import { person } from '../../sandbox/town.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { pathsIn, withPart } from '../support/mutated.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';
import { createTown } from '../support/town.ts';
import { interactions, typing } from './interactions.ts';

async function connected() {
  const world = await openDiscord();
  const town = createTown({});
  const { log, surroundings } = recordedSurroundings();
  const { token, gateway, visitor } = world.discord;
  const connection = connectDiscord({ token, apiUrl: world.api, ...surroundings, bot: town.bot });
  onTestFinished(() => connection.stop());
  await connection.start();
  await until(() => log.times('discord: commands registered') > 0);
  return { log, town, gateway, connection, visitor };
}

it.each(['id', 'token'])('a call whose %s is lost is not answered, and the next one is', async (part) => {
  const { gateway, log, visitor } = await connected();
  const [whole] = interactions;
  gateway.dispatch(GatewayDispatchEvents.InteractionCreate, () => ({ ...whole, [part]: null }));
  const next = await visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
  expect(next).toEqual({ ok: true });
  expect(log.times('discord: a call without an id or a token can’t be answered')).toBe(1);
  expect(log.lines.filter(({ level }) => level >= 50)).toEqual([]);
});

/** So few that a call after them is answered in time on a busy machine too. */
const AT_ONCE = 20;

/** What stands for each part of an event in turn, and for the whole of it. */
const instead = [null, 3, {}, [], 'x'.repeat(10_000)];

const spoilt = (event: Record<string, unknown>): unknown[] => [
  ...instead,
  ...pathsIn(event)
    .filter(({ length }) => length <= 3)
    .flatMap((path) => instead.map((part) => withPart(event, path, part))),
];

const server = { id: guildId, unavailable: false, channels: [{ id: '1', type: 0 }], roles: [{ id: '1' }] };
const events: [event: string, data: Record<string, unknown>][] = [
  [GatewayDispatchEvents.GuildCreate, server],
  [GatewayDispatchEvents.GuildUpdate, server],
  [GatewayDispatchEvents.GuildDelete, { id: guildId, unavailable: true }],
  [GatewayDispatchEvents.GuildRoleCreate, { guild_id: guildId, role: { id: '1', name: 'Role' } }],
  [GatewayDispatchEvents.GuildRoleDelete, { guild_id: guildId, role_id: '1' }],
  [GatewayDispatchEvents.ChannelDelete, { id: '1', guild_id: guildId, type: 0 }],
  [GatewayDispatchEvents.ThreadListSync, { guild_id: guildId, threads: [{ id: '1' }], members: [{ id: '1' }] }],
  ...[...interactions, typing].map((one): [string, typeof one] => [GatewayDispatchEvents.InteractionCreate, one]),
];

it.each(events)(
  'whatever is null or of another type in %s, the next call is answered',
  async (event, data) => {
    const { gateway, town, connection, visitor } = await connected();
    const all = spoilt(data);
    for (let at = 0; at < all.length; at += AT_ONCE) {
      for (const one of all.slice(at, at + AT_ONCE)) gateway.dispatch(event, () => one);
      gateway.joinGuild();
      const next = await visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
      expect(next).toEqual({ ok: true });
    }
    expect(connection.connected()).toBe(true);
    expect(town.logged).toEqual([]);
  },
  20_000,
);

it('a list of servers that can’t be read ends nothing', async () => {
  const { gateway, connection, visitor } = await connected();
  for (const guilds of [null, 3, {}, [null], [{ id: null }]]) {
    gateway.dispatch(GatewayDispatchEvents.Ready, () => ({ guilds, session_id: '1', resume_gateway_url: '' }));
  }
  const next = await visitor.command('ben', { name: 'Tip', targetId: person('ada').discordId });
  expect(next).toEqual({ ok: true });
  expect(connection.connected()).toBe(true);
});
