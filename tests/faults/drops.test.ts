import { GatewayOpcodes } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { guildId } from '../../sandbox/discord/guild/guild.ts';
import { team } from '../../sandbox/slack/workspace.ts';
import { person } from '../../sandbox/town.ts';
import { type Bot, createBot } from '../../src/bot/dispatch/bot.ts';
import type { Connection, Surroundings } from '../../src/connections/connection.ts';
import { connectDiscord } from '../../src/discord/client.ts';
import type { Community } from '../../src/ids.ts';
import { connectSlack } from '../../src/slack/app.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { openDiscord } from '../sandbox/discord/town.ts';
import { openWorkspace } from '../sandbox/slack/workspace.ts';
import { openDoorway } from '../support/doorway.ts';
import { recordedPresence } from '../support/recorded-presence.ts';
import { recordedSurroundings } from '../support/recorded-surroundings.ts';
import { until } from '../support/stage.ts';
import { size, whole } from './size.ts';

/** Times that each kind of drop happens. */
const ROUNDS = size(1, 13);
/** Milliseconds between two calls. */
const PACE = 60;
/** Milliseconds after which a platform that doesn't answer is given up. */
const PATIENCE = 3_000;

/** A bot as it is, with an account of what it did for each call that arrived. */
function countedBot() {
  const store = openStore(':memory:');
  const { log, surroundings } = recordedSurroundings();
  const bot = createBot({ commands, store, now: Date.now, log, limit: () => undefined });
  const done = new Map<string, number>();
  const answer: Bot['answer'] = async (call, platform) => {
    const answered = await bot.answer(call, platform);
    const refused = answered.kind === 'reply' && answered.refusal !== undefined;
    done.set(call.id, (done.get(call.id) ?? 0) + (refused ? 0 : 1));
    return answered;
  };
  const { told, presence } = recordedPresence();
  const whole: Surroundings = { ...surroundings, commands, log, presence, bot: { ...bot, answer }, patience: PATIENCE };
  const effects = (community: Community) => store.read((reading) => reading.journal(community, 100_000));
  return { log, surroundings: whole, done, told, effects };
}

interface Drop {
  what: string;
  happens(): void;
  /** Ends what keeps the bot from coming back. */
  ends?(): void;
}

interface Scene {
  connection: Connection;
  counted: ReturnType<typeof countedBot>;
  drops: Drop[];
  /** Switches Tip Jar on. Resolves to whether the platform was answered. */
  call(): Promise<boolean>;
  community: Community;
  /** Drops after which the bot still has a socket. */
  gentle?: string;
}

/** Drops the connection again and again, while calls come in all the time. */
async function survive({ connection, counted, drops, call, community, gentle }: Scene) {
  const calls: Promise<void>[] = [];
  let answered = 0;
  const count = async () => {
    if (await call()) answered += 1;
  };
  const calling = setInterval(() => calls.push(count()), PACE);
  onTestFinished(() => clearInterval(calling));
  const [platform = ''] = community.split(':');
  const returns = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { what, happens, ends } of drops) {
      const before = counted.log.times(`${platform}: connected`);
      const losses = counted.log.times(`${platform}: the connection is lost; connecting again`);
      happens();
      if (what !== gentle)
        await until(() => counted.log.times(`${platform}: the connection is lost; connecting again`) > losses, 20_000);
      ends?.();
      const since = performance.now();
      await until(() => connection.connected(), 20_000);
      if (what !== gentle) expect(counted.log.times(`${platform}: connected`)).toBe(before + 1);
      returns.set(what, Math.max(returns.get(what) ?? 0, performance.now() - since));
      const already = answered;
      await until(() => answered > already + 3);
    }
  }
  clearInterval(calling);
  await Promise.all(calls);
  expect(await call()).toBe(true);

  // What one person repeats is one entry of the log, which says how often.
  const entries = await counted.effects(community);
  const effects = entries.reduce((sum, { repeats }) => sum + (repeats?.changes ?? 1), 0);
  const once = [...counted.done.values()];
  expect(Math.max(...once)).toBe(1);
  expect(effects).toBe(once.filter((times) => times === 1).length);
  // What is answered is done; an answer may be lost on its way, and a call before it arrives.
  expect(effects).toBeGreaterThanOrEqual(answered + 1);
  expect(effects).toBeLessThanOrEqual(calls.length + 1);
  const slowest = Object.fromEntries([...returns].map(([what, ms]) => [what, Math.round(ms)]));
  console.log('drops', {
    drops: ROUNDS * drops.length,
    calls: calls.length,
    answered,
    effects,
    slowest,
  });
  return returns;
}

it('Discord’s gateway drops again and again, and nothing is done twice or by two sessions', async () => {
  const { discord, setting } = await openDiscord();
  const { gateway } = discord;
  const doorway = await openDoorway(setting.port);
  setting.port = doorway.port;
  const counted = countedBot();
  const connection = connectDiscord({
    token: discord.token,
    apiUrl: `http://127.0.0.1:${doorway.port}/discord/api`,
    ...counted.surroundings,
  });
  onTestFinished(() => connection.stop());
  await connection.start();
  await until(() => counted.log.times('discord: commands registered') === 1);
  const options = [{ name: 'switch', options: [{ name: 'state', value: 'on' }] }];
  const returns = await survive({
    connection,
    counted,
    community: `discord:${guildId}`,
    call: async () => (await discord.visitor.command('grace', { name: 'tipjar-admin', options })).ok,
    drops: [
      { what: 'close', happens: () => gateway.dropSockets(4000) },
      { what: 'reconnect', happens: () => gateway.ask(GatewayOpcodes.Reconnect, true) },
      ...(whole ? [{ what: 'silence', happens: doorway.freeze, ends: doorway.open }] : []),
      { what: 'invalid session', happens: () => gateway.ask(GatewayOpcodes.InvalidSession, false) },
    ],
  });
  for (const what of ['close', 'reconnect']) expect(returns.get(what), what).toBeLessThan(5_000);
  expect(gateway.standing()).toBe(1);
  const pauses = gateway.begun.slice(1).map((at, index) => at - (gateway.begun[index] ?? 0));
  expect(pauses.length).toBeGreaterThanOrEqual(ROUNDS);
  // A few milliseconds lie between what is sent and what arrives.
  for (const pause of pauses) expect(pause).toBeGreaterThan(4_900);
  // With each new session Discord says where the bot is, and that is taken note of.
  expect(counted.told.filter((line) => line.startsWith('on discord'))).toHaveLength(gateway.begun.length);
  expect(counted.log.said().filter((line) => line === 'fault')).toEqual([]);
}, 600_000);

it('Slack’s socket drops again and again, and nothing is done twice', async () => {
  const slack = await openWorkspace();
  const doorway = await openDoorway(slack.world.port);
  slack.world.port = doorway.port;
  const counted = countedBot();
  const { botToken, appToken, hooks } = slack;
  const apiUrl = `http://127.0.0.1:${doorway.port}/slack/api/`;
  const connection = connectSlack({ botToken, appToken, apiUrl, ...counted.surroundings });
  onTestFinished(() => connection.stop());
  await connection.start();
  const { slackId } = person('grace');
  const typed = { command: '/tipjar-admin', text: 'switch on', team_id: team.id, user_id: slackId, channel_id: 'C1' };
  let triggers = 0;
  const silence: Drop = { what: 'silence', happens: doorway.freeze, ends: doorway.open };
  await survive({
    connection,
    counted,
    community: `slack:${team.id}`,
    gentle: 'disconnect',
    async call() {
      triggers += 1;
      const payload = { ...typed, trigger_id: `trigger ${triggers}` };
      return hooks.deliver({ type: 'slash_commands', payload }).then(
        () => true,
        () => false,
      );
    },
    drops: [
      { what: 'close', happens: hooks.drop },
      { what: 'disconnect', happens: () => hooks.disconnect('refresh_requested') },
      // The SDK takes ten seconds to notice.
      ...(whole ? [silence] : []),
      {
        what: 'close and no answer',
        happens() {
          hooks.fail('apps.connections.open', { status: 503 });
          hooks.drop();
        },
        ends: () => hooks.fail('apps.connections.open', null),
      },
    ],
  });
  expect(counted.log.said().filter((line) => line === 'fault')).toEqual([]);
}, 600_000);
