import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, menus } from '../commands/index.ts';
import { createSandbox, type Sandbox } from '../sandbox/index.ts';
import { root } from '../src/root.ts';
import { createServer, type Server } from '../src/server.ts';
import { manifest } from '../src/slack/manifest.ts';
import { discordSeat } from './support/discord-seat.ts';
import { freshFolder, type Process, startProcess } from './support/process.ts';
import { slackSeat } from './support/slack-seat.ts';
import { until } from './support/stage.ts';

/** Sets the limits of a process that runs; how large its files may be among them. Part of every Linux. */
const PRLIMIT = '/usr/bin/prlimit';

const quiet = { info() {}, warn() {}, error() {} };

describe('the built bot against servers at DISCORD_API_URL and SLACK_API_URL', () => {
  let server: Server;
  let sandbox: Sandbox;
  let variables: Record<string, string>;
  const folder = freshFolder();
  const started: Process[] = [];

  beforeAll(async () => {
    server = createServer(0, () => ({ store: undefined, connections: {} }));
    sandbox = await createSandbox({
      file: join(folder, 'town.json'),
      page: join(root, 'sandbox/page'),
      manifest: manifest(commands, menus),
      startOver: async () => undefined,
      log: quiet,
    });
    server.mount(sandbox);
    const port = await server.listen();
    sandbox.listening(port);
    const { discord, slack } = sandbox;
    variables = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl(port),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl(port),
    };
  });

  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await sandbox.close();
    await server.close();
  });

  async function start(where = folder) {
    const bot = startProcess(where, variables);
    started.push(bot);
    const [, port] = await bot.prints(/"port":(\d+)/);
    await bot.prints(/discord: commands registered/);
    await bot.prints(/slack: connected/);
    return { ...bot, port };
  }
  const health = async (port: string | undefined) => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
  const links = async (platform: 'discord' | 'slack') =>
    (await (platform === 'discord' ? discordSeat : slackSeat)(sandbox, 'ben').says('/tip @ada')).links;

  it('keeps what it acknowledged when it is killed, and takes up where it was', async () => {
    const first = await start();
    expect(await health(first.port)).toBe(200);
    expect(first.output()).toMatch(
      /oauth2\/authorize\?client_id=\d+&scope=bot\+applications.commands&permissions=2147485696"/,
    );
    await discordSeat(sandbox, 'ada').says('/tipjar add paypal adalovelace');
    await slackSeat(sandbox, 'ada').says('/tipjar add ko-fi ada');
    first.child.kill('SIGKILL');
    await first.exited;

    await until(() => !sandbox.visitors().slack.scene('ada').connected);
    const second = await start();
    expect(await links('discord')).toEqual(['https://paypal.me/adalovelace']);
    expect(await links('slack')).toEqual(['https://ko-fi.com/ada']);

    const rival = startProcess(folder, variables);
    expect(await rival.exited).toBe(1);
    expect(rival.output()).toContain(`in use by process ${second.child.pid}`);

    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    for (const output of [first.output(), second.output()]) {
      for (const secret of ['adalovelace', ...Object.values(variables).filter((value) => !value.startsWith('http'))]) {
        expect(output.includes(secret), secret).toBe(false);
      }
    }
    expect(sandbox.rejected()).toEqual([]);
  }, 60_000);

  it.skipIf(!existsSync(PRLIMIT))(
    'answers who reads, and tells who writes, while its disk takes nothing more',
    async () => {
      await until(() => !sandbox.visitors().slack.scene('ada').connected);
      const bot = await start(freshFolder());
      const limitFiles = (bytes: string) =>
        execFileSync(PRLIMIT, ['--pid', String(bot.child.pid), `--fsize=${bytes}:`]);
      const seats = (['discord', 'slack'] as const).map((platform) =>
        (platform === 'discord' ? discordSeat : slackSeat)(sandbox, 'ada'),
      );
      for (const ada of seats) await ada.says('/tipjar add ko-fi ada');
      limitFiles('4096');
      for (const ada of seats) {
        expect(await ada.says('/tipjar add paypal adalovelace')).toSay('call.not-saved');
      }
      for (const platform of ['discord', 'slack'] as const) {
        expect(await links(platform)).toEqual(['https://ko-fi.com/ada']);
      }
      expect(await (await fetch(`http://127.0.0.1:${bot.port}/healthz`)).json()).toEqual({
        healthy: false,
        database: false,
        problem: 'the database can’t be written: its disk reports an error (SQLITE_IOERR_WRITE)',
        discord: true,
        slack: true,
      });
      limitFiles('unlimited');
      expect(await health(bot.port)).toBe(200);
      for (const ada of seats) expect(await ada.says('/tipjar add paypal adalovelace')).toSay('add.done');
      expect(bot.output()).toMatch(/SQLITE_IOERR_WRITE.*a change could not be saved/);
      expect(bot.output()).not.toContain('rollback');
      bot.child.kill('SIGTERM');
      expect(await bot.exited).toBe(0);
    },
    60_000,
  );

  it('is unhealthy while a platform is out of reach', async () => {
    const bot = startProcess(freshFolder(), { ...variables, DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    started.push(bot);
    const [, port] = await bot.prints(/"port":(\d+)/);
    await bot.prints(/slack: connected/);
    expect(await health(port)).toBe(503);
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
  }, 60_000);

  it('names the variable of a token that is refused, and not the token', async () => {
    const bot = startProcess(freshFolder(), {
      DISCORD_TOKEN: 'wrong-canary',
      DISCORD_API_URL: variables.DISCORD_API_URL ?? '',
    });
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toContain('DISCORD_TOKEN: Discord refuses this token.');
    expect(bot.output()).not.toContain('wrong-canary');
  }, 60_000);
});

describe('the built bot, started wrongly', () => {
  it('prints every problem of its configuration at once', async () => {
    const bot = startProcess(freshFolder(), {
      SLACK_BOT_TOKEN: 'xoxb-canary',
      DATABASE_URL: 'postgres://canary@localhost/x',
      DISCORD_API_URL: 'somewhere',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
    });
    expect(await bot.exited).toBe(1);
    const output = bot.output();
    for (const name of ['SLACK_APP_TOKEN', 'DATABASE_URL', 'DISCORD_API_URL', 'PORT', 'LOG_LEVEL']) {
      expect(output).toContain(`${name}: `);
    }
    expect(output).not.toContain('canary');
  });

  it('refuses a damaged database and says what to do', async () => {
    const folder = freshFolder();
    await mkdir(join(folder, 'data'));
    const file = join(folder, 'data/tipjar.db');
    writeFileSync(file, 'not a database at all '.repeat(500));
    const before = readFileSync(file);
    const bot = startProcess(folder, { DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toContain('is damaged');
    expect(bot.output()).toContain('Restore a backup');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
