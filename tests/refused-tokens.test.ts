/** The built bot, in a process of its own, while a platform begins to refuse it. */
import { afterEach, describe, expect, it } from 'vitest';
import { openPlatforms, type Platforms } from './support/platforms.ts';
import { freshFolder, type Process, startProcess } from './support/process.ts';

type Platform = 'discord' | 'slack';

let platforms: Platforms;
let bot: Process;
/** Answers requests in a platform's place, by their paths. */
let pass: (path: string) => Promise<Response | undefined> = async () => undefined;

async function start(): Promise<void> {
  pass = async () => undefined;
  platforms = await openPlatforms((path) => pass(path));
  bot = startProcess(freshFolder(), platforms.variables);
  await bot.prints(/discord: commands registered/);
  await bot.prints(/slack: connected/);
}

afterEach(async () => {
  bot.child.kill('SIGKILL');
  await bot.exited;
  await platforms.close();
});

const unauthorized = () => Response.json({ message: '401: Unauthorized', code: 0 }, { status: 401 });
const gateway = () => platforms.sandbox.discordGateway();
const hooks = () => platforms.sandbox.slackHooks();

const refusals: [what: string, by: Platform, sentence: string, begins: () => unknown][] = [
  [
    'Discord closes the gateway with 4004',
    'discord',
    'DISCORD_TOKEN: Discord refuses this token.',
    () => gateway().dropSockets(4004),
  ],
  [
    'Discord closes the gateway with 4014',
    'discord',
    'DISCORD_TOKEN: Discord refuses the bot of this token (4014 DisallowedIntents).',
    () => gateway().dropSockets(4014),
  ],
  [
    'Discord answers a request 401',
    'discord',
    'DISCORD_TOKEN: Discord refuses this token.',
    () => {
      const before = pass;
      pass = async (path) => (/\/discord\/api.*\/(roles|bot)$/.test(path) ? unauthorized() : before(path));
      return platforms.seat('discord', 'grace').says('/tipjar-admin panel roles');
    },
  ],
  [
    'Slack answers a reconnect with invalid_auth',
    'slack',
    'SLACK_BOT_TOKEN: Slack refuses the token (invalid_auth).',
    () => {
      hooks().fail('auth.test', 'invalid_auth');
      hooks().drop();
    },
  ],
  [
    'Slack refuses the app token at a reconnect',
    'slack',
    'SLACK_APP_TOKEN: Slack refuses the token (invalid_auth).',
    () => {
      hooks().fail('apps.connections.open', 'invalid_auth');
      hooks().drop();
    },
  ],
  [
    'Slack answers a request with token_revoked',
    'slack',
    'SLACK_BOT_TOKEN: Slack refuses the token (token_revoked).',
    () => {
      hooks().fail('users.info', 'token_revoked');
      return platforms.seat('slack', 'ben').says('/tipjar');
    },
  ],
];

/** The request that each platform's answer takes, which is slow here. */
const answering: Record<Platform, RegExp> = { discord: /\/callback$/, slack: /\/users\.info$/ };

describe.each(refusals)('when %s', (_, by, sentence, begins) => {
  it('the bot names the variable and exits with 1, after it answered who had called on the other platform', async () => {
    await start();
    const other = by === 'discord' ? 'slack' : 'discord';
    const called = new Promise<void>((resolve) => {
      pass = async (path) => {
        if (!path.startsWith(`/${other}/`) || !answering[other].test(path)) return undefined;
        resolve();
        // It is still being answered when the refusal arrives.
        await bot.prints(/"level":60/);
        return undefined;
      };
    });
    const answered = platforms.seat(other, 'ada').says('/tipjar add ko-fi ada');
    await called;
    const began = performance.now();
    void begins();
    expect(await bot.exited).toBe(1);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await answered).text).toContain('Ko-fi');
    const fatal = bot
      .output()
      .split('\n')
      .filter((line) => line.includes('"level":60'));
    expect(fatal).toEqual([expect.stringContaining(sentence)]);
    expect(bot.output()).toContain('tip jar: stopped');
  }, 60_000);
});
