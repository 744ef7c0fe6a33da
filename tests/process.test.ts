import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../sandbox/index.ts';
import { root } from '../src/root.ts';
import { discordSeat } from './support/discord-seat.ts';
import { openPlatforms, type Platforms } from './support/platforms.ts';
import { freshFolder, type Process, startProcess } from './support/process.ts';
import { slackSeat } from './support/slack-seat.ts';
import { until } from './support/stage.ts';
import { work } from './support/work.ts';

/** Sets the limits of a process that runs; how large its files may be among them. Part of every Linux. */
const PRLIMIT = '/usr/bin/prlimit';

describe('the built bot against servers at DISCORD_API_URL and SLACK_API_URL', () => {
  let platforms: Platforms;
  let sandbox: Sandbox;
  let variables: Record<string, string>;
  const folder = freshFolder();
  const started: Process[] = [];
  /** Called with the path of each request to the platforms, and may answer in their place. */
  let pass: (path: string) => Promise<Response | undefined>;

  beforeEach(() => {
    pass = async () => undefined;
  });

  beforeAll(async () => {
    platforms = await openPlatforms((path) => pass(path));
    ({ sandbox, variables } = platforms);
  });

  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await platforms.close();
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
        down: {},
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

  it('is unhealthy while a platform is out of reach, and says which and since when', async () => {
    const bot = startProcess(freshFolder(), { ...variables, DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    started.push(bot);
    const [, port] = await bot.prints(/"port":(\d+)/);
    await bot.prints(/slack: connected/);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(answer.status).toBe(503);
    const since: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(await answer.json()).toEqual({
      healthy: false,
      database: true,
      discord: false,
      slack: true,
      down: { discord: since },
    });
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
  }, 60_000);

  it('is healthy again when the platforms are, and says that nothing is down', async () => {
    const bot = await start();
    expect(await (await fetch(`http://127.0.0.1:${bot.port}/healthz`)).json()).toEqual({
      healthy: true,
      database: true,
      discord: true,
      slack: true,
      down: {},
    });
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
  }, 60_000);

  it('ends with status 1 when one platform refuses its token, after it answered what is in flight on the other', async () => {
    const called = work();
    pass = async (path) => {
      if (path.endsWith('/auth.test')) {
        await called.promise;
        return Response.json({ ok: false, error: 'invalid_auth' });
      }
      if (path.endsWith('/callback')) {
        called.finish();
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return undefined;
    };
    const bot = startProcess(freshFolder(), variables);
    started.push(bot);
    await bot.prints(/discord: commands registered/);
    const answered = discordSeat(sandbox, 'ada').says('/tipjar add ko-fi ada');
    expect(await bot.exited).toBe(1);
    expect((await answered).text).toContain('Ko-fi');
    expect(bot.output()).toContain('SLACK_BOT_TOKEN: Slack refuses the token (invalid_auth).');
    expect(bot.output()).toContain('tip jar: stopped');
  }, 60_000);

  it('takes what Discord sends over HTTP instead, and keeps what it acknowledged when it is killed', async () => {
    const { applicationId, publicKey } = sandbox.discord;
    const { DISCORD_TOKEN = '', DISCORD_API_URL = '' } = variables;
    const http = {
      DISCORD_TOKEN,
      DISCORD_API_URL,
      DISCORD_PUBLIC_KEY: publicKey,
      DISCORD_APPLICATION_ID: applicationId,
      PUBLIC_URL: 'https://tips.example.com/',
    };
    const endpoint = sandbox.discordEndpoint();
    onTestFinished(() => {
      endpoint.interactions = undefined;
    });
    const there = freshFolder();
    async function begin() {
      const bot = startProcess(there, http);
      started.push(bot);
      const [, port] = await bot.prints(/"port":(\d+)/);
      await bot.prints(/discord: commands registered/);
      endpoint.interactions = `http://127.0.0.1:${port}/discord/interactions`;
      expect(await health(port)).toBe(200);
      return bot;
    }
    const first = await begin();
    expect(first.output()).toContain('"interactions":"https://tips.example.com/discord/interactions"');
    await discordSeat(sandbox, 'ada').says('/tipjar add paypal adalovelace');
    first.child.kill('SIGKILL');
    await first.exited;
    const second = await begin();
    expect(await links('discord')).toEqual(['https://paypal.me/adalovelace']);
    expect((await discordSeat(sandbox, 'ada').says('/tipjar export')).files).toEqual(['tip-jar.json']);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    expect(first.output() + second.output()).not.toContain('adalovelace');
    expect(sandbox.rejected()).toEqual([]);
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

/** A module that the bot loads before its own, with these statements. */
const preload = (statements: string) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(statements)}`,
});

describe('the end of the built bot', () => {
  /** A Discord that takes a connection and says nothing, so that the bot neither connects nor fails. */
  async function silence() {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return { DISCORD_TOKEN: 'x', DISCORD_API_URL: `http://127.0.0.1:${port}/api` };
  }

  async function begin(variables: Record<string, string> = {}) {
    const bot = startProcess(freshFolder(), { ...(await silence()), ...variables });
    onTestFinished(() => void bot.child.kill('SIGKILL'));
    const [, port] = await bot.prints(/"port":(\d+)/);
    return { ...bot, port };
  }

  /** Keeps a stop waiting: the server can't be closed. */
  const HANGING = "import { Server } from 'node:http'; Server.prototype.close = () => undefined;";

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('is in order at %s', async (signal) => {
    const bot = await begin();
    bot.child.kill(signal);
    expect(await bot.exited).toBe(0);
    expect(bot.output()).toContain('tip jar: stopped');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('comes at once with a second signal (%s)', async (signal) => {
    const bot = await begin(preload(HANGING));
    bot.child.kill('SIGTERM');
    await bot.prints(/tip jar: stopping/);
    const asked = performance.now();
    bot.child.kill(signal);
    expect(await bot.exited).toBe(0);
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect(bot.output()).toContain('tip jar: not everything could be finished');
  });

  it('is not brought nearer by the same signal that npm passes on', async () => {
    const bot = await begin({ ...preload(HANGING), npm_lifecycle_event: 'start' });
    bot.child.kill('SIGTERM');
    await bot.prints(/tip jar: stopping/);
    bot.child.kill('SIGTERM');
    const later = new Promise((resolve) => setTimeout(resolve, 700, 'later'));
    expect(await Promise.race([bot.exited, later])).toBe('later');
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
  });

  it('doesn’t come with SIGUSR1, which opens no debugger either', async () => {
    const bot = await begin();
    bot.child.kill('SIGUSR1');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await fetch(`http://127.0.0.1:${bot.port}/healthz`)).status).toBe(503);
    expect(bot.output()).not.toContain('Debugger');
  });

  const faults = {
    'an exception': "throw new Error('outer', { cause: new Error('inner') })",
    'a rejection': "Promise.reject(new Error('outer', { cause: new Error('inner') }))",
  };
  it.each(Object.entries(faults))(
    'comes with status 1 and the cause in the log after %s that nobody caught',
    async (_, fault) => {
      const bot = await begin(preload(`process.on('SIGUSR2', () => { ${fault} });`));
      bot.child.kill('SIGUSR2');
      expect(await bot.exited).toBe(1);
      expect(bot.output()).toMatch(/"level":60.*"message":"outer".*"message":"inner".*tip jar: a fault nobody caught/);
      expect(bot.output()).toContain('tip jar: stopped');
    },
  );

  it('leaves a stack in the log that names our sources and their lines', async () => {
    const broken = "Server.prototype.listen = () => { throw new Error('no server'); };";
    const bot = startProcess(freshFolder(), {
      ...preload(`import { Server } from 'node:http'; ${broken}`),
      ...(await silence()),
    });
    expect(await bot.exited).toBe(1);
    const [, line] = /"stack":"Error: no server[^"]*\/src\/server\.ts:(\d+):\d+\)/.exec(bot.output()) ?? [];
    const source = readFileSync(join(root, 'src/server.ts'), 'utf8').split('\n');
    expect(source[Number(line) - 1]).toContain('new Promise<number>(');
  });

  it('doesn’t come with a warning of a package, whose words aren’t printed either', async () => {
    const bot = await begin(preload("process.on('SIGUSR2', () => process.emitWarning('canary', 'LoudWarning'));"));
    bot.child.kill('SIGUSR2');
    await bot.prints(/LoudWarning/);
    bot.child.kill('SIGTERM');
    await bot.exited;
    expect(bot.output()).toMatch(/"level":40.*"warning":"LoudWarning"/);
    expect(bot.output()).not.toContain('canary');
  });

  it('comes within two seconds after a fault that nobody caught, whatever is still in flight', async () => {
    const bot = await begin(preload(`${HANGING} process.on('SIGUSR2', () => { throw new Error('outer') });`));
    const began = performance.now();
    bot.child.kill('SIGUSR2');
    expect(await bot.exited).toBe(1);
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(performance.now() - began).toBeLessThan(3_500);
  });
});

describe('the built bot, started wrongly', () => {
  it('prints every problem of its configuration at once', async () => {
    const bot = startProcess(freshFolder(), {
      SLACK_BOT_TOKEN: 'xoxb-canary',
      DATABASE_URL: 'postgres://canary:canary@localhost',
      DISCORD_API_URL: 'somewhere',
      DISCORD_PUBLIC_KEY: 'canary',
      PUBLIC_URL: 'https://canary.example.com/path',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
    });
    expect(await bot.exited).toBe(1);
    const output = bot.output();
    const wrong = ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY', 'DISCORD_APPLICATION_ID', 'DISCORD_API_URL', 'PUBLIC_URL'];
    for (const name of [...wrong, 'SLACK_APP_TOKEN', 'DATABASE_URL', 'PORT', 'LOG_LEVEL']) {
      expect(output).toContain(`${name}: `);
    }
    expect(output).toContain('DISCORD_TOKEN: is missing; Discord over HTTP needs it together with DISCORD_PUBLIC_KEY.');
    expect(output).not.toContain('canary');
  });

  it('says in one sentence that its port is taken, and which to take', async () => {
    const taken = createTcpServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const bot = startProcess(freshFolder(), { PORT: String(port) });
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toBe(
      `Tip Jar can’t start: PORT: ${port} is in use by another program; choose another one, as in PORT=${port + 1} npm start\n`,
    );
  });

  it('says in one sentence that an address to listen at is not this machine’s', async () => {
    const variables = { DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:9/api', HOST: '192.0.2.1', PORT: '0' };
    const bot = startProcess(freshFolder(), variables);
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toContain('Tip Jar can’t start: HOST: 192.0.2.1 is not an address of this machine; ');
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
