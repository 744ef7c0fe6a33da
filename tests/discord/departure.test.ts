import { expect, it, onTestFinished } from 'vitest';
import { guildId } from '../../sandbox/discord/guild/guild.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { createOwnSharing } from '../../src/store/sharing.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { quiet, recordedPresence, uncalled, unexpected } from '../support/recorded-presence.ts';
import { until } from '../support/stage.ts';

const SERVER = `discord:${guildId}`;

async function connect(town: Awaited<ReturnType<typeof openDiscord>>, recorded: ReturnType<typeof recordedPresence>) {
  const connection = connectDiscord({
    token: town.discord.token,
    apiUrl: town.api,
    commands: [],
    menus: [],
    bot: uncalled,
    now: Date.now,
    log: quiet,
    sharing: createOwnSharing(),
    serve: () => undefined,
    onRefusal: unexpected,
    ...recorded,
  });
  onTestFinished(() => connection.stop());
  await connection.start();
  await until(() => connection.connected());
}

async function connected() {
  const town = await openDiscord();
  const recorded = recordedPresence();
  await connect(town, recorded);
  return { gateway: town.discord.gateway, ...recorded };
}

it('a server that the bot is in when it connects is reported as present', async () => {
  const { told } = await connected();
  await until(() => told.length === 2);
  expect(told).toEqual([`on discord: ${SERVER}`, `back ${SERVER}`]);
});

it('an outage is not reported as a departure', async () => {
  const { told, gateway } = await connected();
  await until(() => told.length === 2);
  gateway.leaveGuild(true);
  gateway.joinGuild();
  await until(() => told.length === 3);
  expect(told.at(-1)).toBe(`back ${SERVER}`);
  expect(told).not.toContain(`left ${SERVER}`);
});

it('removing the bot is reported as a departure, and inviting it again as a return', async () => {
  const { told, gateway } = await connected();
  await until(() => told.length === 2);
  gateway.leaveGuild(false);
  await until(() => told.length === 3);
  gateway.joinGuild();
  await until(() => told.length === 4);
  expect(told.slice(2)).toEqual([`left ${SERVER}`, `back ${SERVER}`]);
});

it('removing the bot during an outage is reported as a departure', async () => {
  const { told, gateway } = await connected();
  await until(() => told.length === 2);
  gateway.leaveGuild(true);
  gateway.leaveGuild(false);
  await until(() => told.length === 3);
  expect(told.at(-1)).toBe(`left ${SERVER}`);
});

it('a server that removed the bot while it was offline is missing from those reported when it connects', async () => {
  const town = await openDiscord();
  town.discord.gateway.leaveGuild(false);
  const recorded = recordedPresence();
  await connect(town, recorded);
  await until(() => recorded.told.length === 1);
  expect(recorded.told).toEqual(['on discord: nowhere']);
});
