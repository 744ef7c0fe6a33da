import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { person } from '../../sandbox/town.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';
import { createTown } from '../support/town.ts';
import { interactions } from './interactions.ts';

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
