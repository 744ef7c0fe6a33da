import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { commands, menus } from '../commands/index.ts';
import { createSandbox } from '../sandbox/index.ts';
import { openingLines } from '../sandbox/opening.ts';
import type { Log } from './log.ts';
import { root } from './root.ts';
import { type Running, run } from './run.ts';
import type { Server } from './server.ts';
import { manifest } from './slack/manifest.ts';
import { openWhenFree } from './store/open-when-free.ts';

const DATABASE = 'data/sandbox.db';
const TOWN = 'data/sandbox-town.json';

interface Settings {
  server: Server;
  log: Log;
  /** Told of the bot, and of each that takes its place when the visitor starts over. */
  started(bot: Running): void;
}

/**
 * Runs the bot against platforms of its own, for whoever has no account on the real ones. Its database is never the
 * one that is configured: starting over deletes it.
 */
export async function runSandbox({ server, log, started }: Settings): Promise<void> {
  let bot: Running | undefined;
  const sandbox = await createSandbox({
    file: TOWN,
    page: join(root, 'dist/page'),
    manifest: manifest(commands, menus),
    opening: openingLines,
    log,
    async startOver() {
      await bot?.stop();
      await Promise.all(['', '-wal', '-shm', '.erased'].map((end) => rm(`${DATABASE}${end}`, { force: true })));
      await connect();
    },
  });
  server.mount({ request: getRequestListener(sandbox.app.fetch), upgrade: sandbox.upgrade });
  const port = await server.listen();
  sandbox.listening(port);

  async function connect() {
    const { discord, slack } = sandbox;
    const running = await run({
      discord: { token: discord.token, apiUrl: discord.apiUrl(port), inviting: false },
      slack: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl(port) },
      open: () => openWhenFree(DATABASE, log),
      file: DATABASE,
      log,
      serve: server.serve,
      onRefusal: (error) => log.error({ err: error }, error.message),
    });
    bot = running;
    started({
      ...running,
      async stop(most) {
        await running.stop(most);
        await sandbox.close();
      },
    });
    await running.started;
  }
  await connect();
  log.info(`tip jar: the sandbox is open at http://localhost:${port}`);
}
