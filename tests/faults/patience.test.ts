/** Each of these waits for the thirty seconds that a platform is given, on both platforms at the same time. */
import '../support/discord-first.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../src/connections/connection.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import { connectSlack } from '../../src/slack/app.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { openWorkspace } from '../sandbox/slack/workspace.ts';
import { uncalled } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';

/** In milliseconds. */
const PATIENCE = 30_000;
/** For what goes on beside the waiting, in milliseconds. */
const MARGIN = 2_000;

async function open() {
  const { discord, setting } = await openDiscord();
  const slack = await openWorkspace();
  const [seenOfDiscord, seenOfSlack] = [recordedSurroundings(), recordedSurroundings()];
  const connections: Record<'discord' | 'slack', Connection> = {
    discord: connectDiscord({
      token: discord.token,
      apiUrl: `http://127.0.0.1:${setting.port}/discord/api`,
      ...seenOfDiscord.surroundings,
      bot: uncalled,
    }),
    slack: connectSlack({
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: `${slack.base}/api/`,
      ...seenOfSlack.surroundings,
      bot: uncalled,
    }),
  };
  const both = Object.values(connections);
  onTestFinished(async () => void (await Promise.all(both.map((connection) => connection.stop()))));
  return {
    gateway: discord.gateway,
    hooks: slack.hooks,
    start: () => Promise.all(both.map((connection) => connection.start())),
    connected: () => both.every((connection) => connection.connected()),
    /** Why each platform's connection could not be made, in the order in which that was logged. */
    failures: (platform: 'discord' | 'slack') =>
      (platform === 'discord' ? seenOfDiscord : seenOfSlack).log.lines
        .filter(({ msg }) => msg === `${platform}: could not connect; trying again`)
        .map(({ err }) => err?.message),
  };
}

it('a socket that says no hello at the start is given up after thirty seconds, and another one is made', async () => {
  const { gateway, hooks, start, connected, failures } = await open();
  gateway.meet('silently');
  hooks.meet('silently');
  const started = start();
  await wait(PATIENCE - MARGIN);
  expect([...failures('discord'), ...failures('slack')]).toEqual([]);
  await until(() => failures('discord').length + failures('slack').length === 2, 2 * MARGIN);
  expect(failures('discord')).toEqual(['Discord’s gateway gave no session within 30 s']);
  expect(failures('slack')).toEqual(['Slack’s socket said no hello within 30 s']);
  gateway.meet('well');
  hooks.meet('well');
  await started;
  expect(connected()).toBe(true);
  console.log('given up after 30 s, on both platforms at the same time: a socket without a hello');
});

it('a connection that dropped and gets no session, or no hello, is given up after thirty seconds, and another one is made', async () => {
  const { gateway, hooks, start, connected, failures } = await open();
  await start();
  const before = gateway.identifications();
  gateway.meet('waiting');
  hooks.meet('silently');
  // After this code discord.js doesn't resume: it identifies the bot anew.
  gateway.dropSockets(1000);
  hooks.drop();
  await until(() => !connected());
  await wait(PATIENCE - MARGIN);
  // Each identification counts against the thousand that Discord allows in a day.
  expect(gateway.identifications()).toBe(before + 1);
  expect(failures('slack')).toEqual([]);
  await until(() => gateway.identifications() === before + 2 && failures('slack').length === 1, 2 * MARGIN);
  hooks.meet('well');
  gateway.meet('well');
  // The login that waits for its session is given up too, after thirty seconds.
  await until(connected, PATIENCE + 2 * MARGIN);
  expect(gateway.standing()).toBe(1);
  console.log('given up after 30 s, on both platforms at the same time: a session and a hello that did not come');
});
