import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/root.ts';
import { creator, numbers } from './creators.ts';
import { openDiscord } from './platforms/discord.ts';
import type { Played } from './platforms/played.ts';
import { openSlack } from './platforms/slack.ts';
import type { Which } from './rounds.ts';
import { seedBare } from './seed-bare.ts';
import { seedStore } from './seed-store.ts';

export type PlatformName = 'discord' | 'slack';
/** A process under measurement, with a platform of its own. */
export interface Subject {
  pid: number;
  played: Played;
  /** Resolves as the work does. Rejects if the process ends before. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

/** Milliseconds within which a process has to connect. */
const PATIENCE = 60_000;

const children = new Set<ChildProcess>();
/** All files of this run are in here. */
export const folder = mkdtempSync(join(tmpdir(), 'tip-jar-bench-'));

// However this process ends, it leaves no other process and no file behind.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

interface Start {
  /** The bot is in so many servers of Discord. */
  servers?: number | undefined;
  /** A full database has a million links. The other one has those alone that are asked about. */
  database?: 'full' | 'small';
}

/** Starts the bot or the bare SDK. Resolves once it is connected. */
export async function startSubject(
  which: Which,
  platform: PlatformName,
  { servers = 1, database = 'small' }: Start = {},
): Promise<Subject> {
  const played = platform === 'discord' ? await openDiscord(servers) : await openSlack();
  const own = mkdtempSync(join(folder, `${platform}-${which}-`));
  const program = which === 'bot' ? await botIn(own, played, database) : bareIn(own, platform, played, database);
  const child = spawn(process.execPath, [program.file], {
    cwd: own,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...played.variables, ...program.variables },
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output = `${output}${data}`.slice(-4_000);
    });
  }
  let stopping = false;
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => {
      children.delete(child);
      resolve();
    });
  });
  const ended = exited.then(() => {
    if (!stopping) throw new Error(`the ${which} for ${platform} ended by itself:\n${output}`);
  });
  ended.catch(() => undefined);
  const during = async <Result>(work: Promise<Result>): Promise<Result> => {
    await Promise.race([work, ended]);
    return work;
  };
  async function stop() {
    stopping = true;
    child.kill('SIGKILL');
    await exited;
    await played.close();
    rmSync(own, { recursive: true });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await during(played.connected);
  clearTimeout(timer);
  if (child.pid === undefined) throw new Error(`the ${which} for ${platform} could not be started`);
  return { pid: child.pid, played, during, stop };
}

interface Program {
  file: string;
  variables: Record<string, string>;
}

async function botIn(own: string, { account, community }: Played, database: 'full' | 'small'): Promise<Program> {
  const file = join(root, 'dist/src/main.js');
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build makes it`);
  const jars = join(own, 'tipjar.db');
  await seedStore(
    jars,
    creators(database, (number) => ({ account: account(number), community: community(number) })),
  );
  // As under `npm start`, the bot ends when this process is gone, however that happened.
  return { file, variables: { DATABASE_URL: `file:${jars}`, PORT: '0', npm_lifecycle_event: 'start' } };
}

function bareIn(own: string, platform: PlatformName, { user }: Played, database: 'full' | 'small'): Program {
  const jars = join(own, 'jars.db');
  seedBare(
    jars,
    creators(database, (number) => ({ user: user(number) })),
  );
  return { file: join(import.meta.dirname, `bare/${platform}.js`), variables: { BARE_JARS: jars } };
}

function* creators<More>(database: 'full' | 'small', more: (number: number) => More) {
  for (const number of numbers(database === 'full' ? 'all' : 'asked')) yield { ...creator(number), ...more(number) };
}
