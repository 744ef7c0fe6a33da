import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, startProcess } from '../support/process.ts';
import type { Crowd } from './crowd/crowd.ts';

/** What the bot's process holds. Sizes are in bytes. */
export interface Held {
  /** After a collection of what nobody refers to any more. */
  heap: number;
  /** Open files and sockets. */
  files: number;
  /** Timers that would keep the process running. */
  timers: number;
  wal: number;
}

/**
 * Runs in the bot's process before the bot, and prints what it holds at a signal. V8 goes on compiling what runs often
 * for a quarter of an hour, into half a megabyte, which would hide what the bot itself keeps.
 */
const PRELOAD = `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  for (const flag of ['--expose-gc', '--no-opt', '--no-sparkplug']) setFlagsFromString(flag);
  const gc = runInNewContext('gc');
  let times = 0;
  process.on('SIGUSR2', () => {
    gc();
    gc();
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    times += 1;
    console.log('held ' + times + ' ' + JSON.stringify({ heap: process.memoryUsage().heapUsed, timers }));
  });
`;

/** The built bot in a process of its own, connected to both crowds. */
export async function startWatched(crowds: readonly Crowd[]) {
  const folder = freshFolder();
  const variables = Object.assign({}, ...crowds.map((crowd) => crowd.variables));
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(PRELOAD)}`;
  const bot = startProcess(folder, { ...variables, NODE_OPTIONS });
  await bot.prints(/discord: commands registered/);
  await bot.prints(/slack: connected/);
  const wal = join(folder, 'data/tipjar.db-wal');
  let asked = 0;
  return {
    ...bot,
    async held(): Promise<Held> {
      asked += 1;
      bot.child.kill('SIGUSR2');
      const found = await bot.prints(new RegExp(`held ${asked} (.*)\n`));
      const files = readdirSync(`/proc/${bot.child.pid}/fd`).length;
      return { ...JSON.parse(found[1] ?? ''), files, wal: existsSync(wal) ? statSync(wal).size : 0 };
    },
  };
}
