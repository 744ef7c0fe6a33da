import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshFolder, type Process, startProcess } from './support/process.ts';

/** Nothing listens here, so the bot starts and keeps trying to connect. */
const NOWHERE = 'http://127.0.0.1:9/api';

let folder: string;
let started: Process[];

beforeEach(() => {
  folder = freshFolder();
  started = [];
});
afterEach(() => {
  for (const { child } of started) child.kill('SIGKILL');
});

/** Starts the built bot, and keeps what it prints on each of its streams apart. */
function start(variables: Record<string, string> = {}) {
  const bot = startProcess(folder, variables);
  started.push(bot);
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    bot.child[name]?.on('data', (data) => {
      printed[name] += String(data);
    });
  }
  // Unlike `exit`, `close` comes after the last output.
  const exited = new Promise((resolve) => bot.child.once('close', resolve));
  return { ...bot, exited, printed };
}

describe('a file .env in the working folder', () => {
  it('is read by the built bot, which prints nothing but JSON lines', async () => {
    writeFileSync(
      join(folder, '.env'),
      `# A comment\nDISCORD_TOKEN="x"\nDISCORD_API_URL=${NOWHERE} # nobody\nDATABASE_URL=file:here.db\nDOTENV_DEBUG=true\n`,
    );
    const bot = start({ DOTENV_DEBUG: 'true' });
    await bot.prints(/tip jar: started/);
    await bot.prints(/discord: could not connect/);
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
    const lines = bot.printed.stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).msg)).toContain('tip jar: stopped');
    expect(bot.printed.stderr).toBe('');
  }, 60_000);

  it('doesn’t change variables that are set in the environment', async () => {
    writeFileSync(join(folder, '.env'), 'PORT=eighty\nLOG_LEVEL=loud\n');
    const bot = start({ PORT: '0' });
    expect(await bot.exited).toBe(1);
    expect(bot.printed.stderr).toContain('LOG_LEVEL: must be one of');
    expect(bot.printed.stderr).not.toContain('PORT:');
  });

  it('stops the bot with a sentence when it can’t be read', async () => {
    mkdirSync(join(folder, '.env'));
    const bot = start();
    expect(await bot.exited).toBe(1);
    expect(bot.printed.stderr).toMatch(
      /^Tip Jar can’t start with this configuration:\n {2}\.env: can’t be read \(EISDIR: .*\)\.\n$/,
    );
    expect(bot.printed.stdout).toBe('');
  });
});

it.skipIf(process.platform === 'win32')(
  'says at the start what other users may read, and how to keep them out',
  async () => {
    writeFileSync(
      join(folder, '.env'),
      `DISCORD_TOKEN=x\nDISCORD_API_URL=${NOWHERE}\nDATABASE_URL=file:here/here.db\n`,
    );
    mkdirSync(join(folder, 'here'), { mode: 0o700 });
    for (const [path, mode, told] of [
      ['.env', 0o640, true],
      ['.env', 0o600, false],
      ['here', 0o755, true],
      ['here', 0o700, false],
    ] as const) {
      chmodSync(join(folder, path), mode);
      const bot = start();
      await bot.prints(/tip jar: started/);
      bot.child.kill('SIGKILL');
      expect(/"level":40.*\bchmod (600 \.env|700 here)"/.test(bot.printed.stdout), `${path} ${mode}`).toBe(told);
      chmodSync(join(folder, '.env'), 0o600);
    }
  },
  60_000,
);
