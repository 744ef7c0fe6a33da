import { parseArgs } from 'node:util';
import { type Config, ConfigError, DATABASE, loadDotenv, readConfig } from './config.ts';

/** What an operator asks for goes wrong or is taken back. The message says so, and what to do. */
export class Stopped extends Error {
  override name = 'Stopped';
}

interface Typed<Flags extends string> {
  /** What was named behind the command, in order. */
  all: string[];
  flags: Record<Flags, boolean>;
}

interface Given<Flags extends string> {
  /** The file that was named behind the command. */
  named: string | undefined;
  flags: Record<Flags, boolean>;
  config: Config;
  /** The database's file, where the database is one. */
  file: string;
}

/**
 * Reads what was typed behind a command, and the configuration.
 * @param usage How the command is typed.
 * @throws {Stopped} for anything else, and when the configuration is wrong.
 */
export function readGiven<Flags extends string>(usage: string, flags: readonly Flags[]): Given<Flags> {
  const config = configure();
  const { all, flags: given } = readTyped(usage, flags);
  if (all.length > 1) throw new Stopped(`One file is enough. Type: ${usage}`);
  return { named: all[0], flags: given, config, file: config.databaseFile ?? DATABASE };
}

/**
 * Reads what was typed behind a command.
 * @param usage How the command is typed.
 * @throws {Stopped} for a flag that isn't known.
 */
export function readTyped<Flags extends string>(usage: string, flags: readonly Flags[]): Typed<Flags> {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const, default: false }]));
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const given = Object.fromEntries(flags.map((flag) => [flag, values[flag] === true])) as Record<Flags, boolean>;
    return { all: positionals, flags: given };
  } catch {
    throw new Stopped(`That isn’t known. Type: ${usage}`);
  }
}

function configure(): Config {
  try {
    loadDotenv();
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new Stopped(['This configuration is wrong:', ...error.problems].join('\n  '));
  }
}

/**
 * Does an operator's command. Whatever it throws is said in its one sentence, and the process ends with status 1.
 * @param command Is given what to call when the process is told to end, and where to say how far it is.
 */
export async function atTerminal(command: (terminal: Terminal) => Promise<void>): Promise<void> {
  let undo: (() => Promise<unknown>) | undefined;
  let stopping = false;
  const terminal: Terminal = {
    tell: (line) => console.log(line),
    onStop: (work) => {
      undo = work;
    },
    progress: createProgress(),
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true;
      const end = () => {
        console.error('Stopped. Nothing was changed.');
        process.exit(1);
      };
      void Promise.resolve(undo?.()).then(end, end);
    });
  }
  try {
    await command(terminal);
  } catch (error) {
    process.exitCode = 1;
    // What is told to end fails because of that, which is said once.
    if (!stopping) console.error(error instanceof Error ? error.message : String(error));
  }
}

export interface Terminal {
  tell(line: string): void;
  /** Sets what is done when the process is told to end. It must leave everything as it was. */
  onStop(work: () => Promise<unknown>): void;
  /** Tells how much is copied, from 0 to 1; 1 while the copy is checked. */
  progress(part: number): void;
}

/** Makes what the end of a process waits for once it is too late to leave everything as it was: the command ends it then. */
export const tooLateToStop = (): Promise<never> => new Promise(() => undefined);

/** Says how far something is that takes more than a second, and once a second from then on. */
function createProgress() {
  let last = performance.now();
  let told = 0;
  return (part: number) => {
    if (performance.now() - last < 1_000 || part === told) return;
    last = performance.now();
    told = part;
    console.log(part < 1 ? `copied ${Math.floor(part * 100)} %` : 'copied; it is being checked');
  };
}

/** As in `12 jars with 30 links`. */
export const counted = ({ jars, links }: { jars: number; links: number }): string =>
  `${jars} ${jars === 1 ? 'jar' : 'jars'} with ${links} ${links === 1 ? 'link' : 'links'}`;
