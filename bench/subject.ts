import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiscord } from './platforms/discord.ts';
import { openDiscordOverHttp } from './platforms/discord-over-http.ts';
import type { Played } from './platforms/played.ts';
import { openSlack } from './platforms/slack.ts';

export type PlatformName = 'Discord' | 'Discord over HTTP' | 'Slack';

/** Makes what a process needs in its folder, and says which file it runs and in which environment. */
export type Program = (
  folder: string,
  platform: PlatformName,
  played: Played,
) => Promise<{ file: string; variables: Record<string, string> }>;

/** A process under measurement, with a platform of its own. */
export interface Subject {
  pid: number;
  played: Played;
  /** Resolves as the work does. Rejects if the process ends before. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

const open: Record<PlatformName, (servers: number) => Promise<Played>> = {
  Discord: openDiscord,
  'Discord over HTTP': openDiscordOverHttp,
  Slack: openSlack,
};

/** Milliseconds within which a process has to connect. */
const PATIENCE = 120_000;

/** So many characters of what a process printed last are shown if it ends by itself. */
const LAST_WORDS = 4_000;

const children = new Set<ChildProcess>();
/** All files of this run are in here. */
export const runFolder = mkdtempSync(join(tmpdir(), 'tip-jar-bench-'));

// However this process ends, it leaves no other process and no file behind.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  // A process that is ending may still write a file meanwhile.
  rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/**
 * Starts a program beside a platform of its own. Resolves once it is connected.
 * @param servers The bot is in so many servers of Discord. On Slack there is one workspace.
 * @param onBegun Told when it has opened its first socket at Discord.
 * @throws {Error} with what it printed, if it ends before.
 */
export async function startSubject(
  platform: PlatformName,
  program: Program,
  servers = 1,
  onBegun: (pid: number) => void = () => undefined,
): Promise<Subject> {
  const played = await open[platform](servers);
  const folder = mkdtempSync(join(runFolder, `${platform}-`));
  const { file, variables } = await program(folder, platform, played);
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { PATH, HOME, ...played.variables, ...variables },
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output = `${output}${data}`.slice(-LAST_WORDS);
    });
  }
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => {
      children.delete(child);
      resolve();
    });
  });
  let stopping = false;
  const ended = exited.then(() => {
    if (!stopping) throw new Error(`${file} ended by itself:\n${output}`);
  });
  // Whoever measures hears of it, by `during`.
  ended.catch(() => undefined);

  const during: Subject['during'] = async (work) => {
    await Promise.race([work, ended]);
    return work;
  };
  async function stop(): Promise<void> {
    stopping = true;
    child.kill('SIGKILL');
    await exited;
    await played.close();
    rmSync(folder, { recursive: true });
  }

  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} could not be started`);
  void played.begun?.then(() => onBegun(pid));
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await during(played.connected);
  clearTimeout(timer);
  return { pid, played, during, stop };
}
