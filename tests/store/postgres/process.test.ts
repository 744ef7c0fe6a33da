import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordSeat } from '../../support/discord-seat.ts';
import { freePort } from '../../support/free-port.ts';
import { openPlatforms, type Platforms } from '../../support/platforms.ts';
import { freshFolder, type Process, startProcess } from '../../support/process.ts';
import { slackSeat } from '../../support/slack-seat.ts';
import { until } from '../../support/stage.ts';
import { freshDatabase, onServer, server } from '../engines.ts';
import { type Network, openNetwork } from './proxy.ts';

describe.skipIf(!server)('the built bot on PostgreSQL', () => {
  let platforms: Platforms;
  let network: Network;
  const started: Process[] = [];

  beforeAll(async () => {
    platforms = await openPlatforms(async () => undefined);
    network = await openNetwork(await freshDatabase(server ?? ''));
  });
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    network.close();
    await platforms.close();
  });

  function begin(variables: Record<string, string> = {}) {
    const bot = startProcess(freshFolder(), { ...platforms.variables, DATABASE_URL: network.url, ...variables });
    started.push(bot);
    return bot;
  }
  async function start() {
    await until(() => !platforms.sandbox.visitors().slack.scene('ada').connected);
    const bot = begin();
    const [, port] = await bot.prints(/"port":(\d+)/);
    await bot.prints(/discord: commands registered/);
    await bot.prints(/slack: connected/);
    return { ...bot, port };
  }
  const ada = (platform: 'discord' | 'slack') =>
    (platform === 'discord' ? discordSeat : slackSeat)(platforms.sandbox, 'ada');
  const links = async (platform: 'discord' | 'slack') =>
    (await (platform === 'discord' ? discordSeat : slackSeat)(platforms.sandbox, 'ben').says('/tip @ada')).links;
  const healthOf = async (port: string | number | undefined) => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    return { status: answer.status, ...((await answer.json()) as { problem?: string }) };
  };

  it('keeps what it acknowledged when it is killed, and takes up where it was', async () => {
    const first = await start();
    expect((await healthOf(first.port)).status).toBe(200);
    await ada('discord').says('/tipjar add paypal adalovelace');
    await ada('slack').says('/tipjar add ko-fi ada');
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await start();
    expect(await links('discord')).toEqual(['https://paypal.me/adalovelace']);
    expect(await links('slack')).toEqual(['https://ko-fi.com/ada']);

    network.cut();
    await until(() => second.output().includes('the database can’t be reached'));
    expect(await ada('slack').says('/tipjar add paypal adalovelace')).toSay('call.unreachable');
    expect(await ada('discord').says('/tip @ben')).toSay('call.unreachable');
    expect(await healthOf(second.port)).toMatchObject({
      status: 503,
      problem: expect.stringContaining('can’t be reached'),
    });
    network.mend();
    await second.prints(/the database is back/);
    expect((await healthOf(second.port)).status).toBe(200);
    expect(await ada('slack').says('/tipjar add paypal adalovelace')).toSay('add.done');

    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    for (const { output } of [first, second]) {
      expect(output()).not.toContain('adalovelace');
      expect(output()).not.toContain(network.url);
    }
  }, 60_000);

  it('ends with one line once another process has brought the database two schemas further', async () => {
    const url = await freshDatabase(server ?? '');
    const { rows } = onServer(url);
    const bot = begin({ DATABASE_URL: url });
    await bot.prints(/"port":(\d+)/);
    await rows('INSERT INTO schema_version SELECT max(version) + 1, max(version) FROM schema_version');
    await rows('INSERT INTO schema_version SELECT max(version) + 1, max(version) FROM schema_version');
    expect(await bot.exited).toBe(1);
    expect(bot.output().match(/"msg":"The database was written by a newer Tip Jar/g)).toHaveLength(1);
    expect(bot.output()).not.toMatch(/could not|nobody caught/);
    const again = begin({ DATABASE_URL: url });
    expect(await again.exited).toBe(1);
    expect(again.output()).toMatch(/^Tip Jar can’t start: The database was written by a newer Tip Jar .*\n$/);
  }, 60_000);

  it('waits for a database that isn’t there yet, and says so, until it is there', async () => {
    network.cut();
    const port = await freePort();
    const bot = begin({ PORT: String(port) });
    await bot.prints(/the bot keeps trying/);
    await expect
      .poll(() => healthOf(port).catch(() => undefined))
      .toMatchObject({ status: 503, problem: expect.stringMatching(/DATABASE_URL can’t be used/) });
    network.mend();
    await bot.prints(/slack: connected/);
    await until(() => bot.output().includes('discord: commands registered'));
    expect((await healthOf(port)).status).toBe(200);
    expect(bot.output().match(/keeps trying/g)).toHaveLength(1);
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
  }, 60_000);

  it('stops in order while it waits', async () => {
    network.cut();
    const bot = begin();
    await bot.prints(/the bot keeps trying/);
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
    network.mend();
  });

  it('refuses at once what trying again doesn’t mend, without a word of the address', async () => {
    const wrong = new URL(network.url);
    wrong.pathname = '/canary-database';
    wrong.password = 'canary-password';
    for (const url of [wrong.href, `${network.url}?sslmode=verify-full`]) {
      const bot = begin({ DATABASE_URL: url });
      expect(await bot.exited).toBe(1);
      expect(bot.output()).toMatch(/^Tip Jar can’t start: the database of DATABASE_URL can’t be used: .*\.\n$/);
      expect(bot.output()).not.toContain('canary');
    }
  });
});
