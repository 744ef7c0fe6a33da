import { expect, it, onTestFinished } from 'vitest';
import { guildId } from '../../sandbox/discord/index.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { openDiscord } from '../sandbox/discord-town.ts';
import { quiet, recordedPresence, uncalled } from '../support/recorded-presence.ts';
import { until } from '../support/stage.ts';

const SERVER = `discord:${guildId}`;

async function connected() {
  const town = await openDiscord();
  const recorded = recordedPresence();
  const connection = connectDiscord({
    token: town.discord.token,
    apiUrl: town.api,
    commands: [],
    menus: [],
    bot: uncalled,
    log: quiet,
    ...recorded,
  });
  onTestFinished(() => connection.stop());
  await connection.start();
  await until(() => connection.connected());
  return { gateway: town.discord.gateway, ...recorded };
}

it('a server that was there when the bot came is no news', async () => {
  const { told } = await connected();
  await until(() => told.length === 2);
  expect(told).toEqual([`on discord: ${SERVER}`, `back ${SERVER}`]);
});

it('an outage is no farewell', async () => {
  const { told, gateway } = await connected();
  await until(() => told.length === 2);
  gateway.leaveGuild(true);
  gateway.joinGuild();
  await until(() => told.length === 3);
  expect(told.at(-1)).toBe(`back ${SERVER}`);
  expect(told).not.toContain(`left ${SERVER}`);
});

it('a server that removes the bot says farewell, and returns by inviting it again', async () => {
  const { told, gateway } = await connected();
  await until(() => told.length === 2);
  gateway.leaveGuild(false);
  await until(() => told.length === 3);
  gateway.joinGuild();
  await until(() => told.length === 4);
  expect(told.slice(2)).toEqual([`left ${SERVER}`, `back ${SERVER}`]);
});

it('a server that removed the bot in an outage has left all the same', async () => {
  const { told, gateway } = await connected();
  await until(() => told.length === 2);
  gateway.leaveGuild(true);
  gateway.leaveGuild(false);
  await until(() => told.length === 3);
  expect(told.at(-1)).toBe(`left ${SERVER}`);
});

it('a server that removed the bot while it was away is missing when it comes', async () => {
  const town = await openDiscord();
  town.discord.gateway.leaveGuild(false);
  const recorded = recordedPresence();
  const settings = { token: town.discord.token, apiUrl: town.api, commands: [], menus: [], bot: uncalled, log: quiet };
  const connection = connectDiscord({ ...settings, ...recorded });
  onTestFinished(() => connection.stop());
  await connection.start();
  await until(() => recorded.told.length === 1);
  expect(recorded.told).toEqual(['on discord: nowhere']);
});
