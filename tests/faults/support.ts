import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../src/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'tip-jar-faults-'));

/** The bot as single files, which the benchmarks are built with: the bundle has no store that can be opened by itself. */
export const built = join(root, 'dist/bench');

/** A disk that fails as told, as a library to be preloaded; undefined where it can't be compiled. */
export const disk = compileDisk();

function compileDisk(): string | undefined {
  const library = join(folder, 'disk.so');
  try {
    execFileSync('cc', [
      '-shared',
      '-fPIC',
      '-O2',
      '-o',
      library,
      join(root, 'tests/faults/disk.c'),
      '-ldl',
      '-lpthread',
    ]);
    return library;
  } catch (error) {
    console.warn(`tests with a failing disk are skipped: there is no C compiler for Linux (${String(error)})`);
    return undefined;
  }
}

/** A copy of the built bot with `synchronous=NORMAL`, which may lose what it acknowledged. */
export function carelessBot(): string {
  const copy = join(folder, 'careless');
  if (existsSync(copy)) return copy;
  cpSync(built, copy, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const connection = join(copy, 'src/store/connection.js');
  const careful = readFileSync(connection, 'utf8');
  const careless = careful.replace('synchronous: 2', 'synchronous: 1');
  if (careless === careful) throw new Error(`${connection} sets no synchronous`);
  writeFileSync(connection, careless);
  return copy;
}

export interface Child {
  child: ChildProcess;
  /** What it said, as it comes. */
  lines: unknown[];
  /** What it printed as errors. */
  errors(): string;
  /** Resolves to the exit code, or to the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** Does a task of child.js to a store in a process of its own. */
export function start(
  task: string,
  file: string,
  given: { bot?: string; env?: Record<string, string>; number?: number } = {},
) {
  const { bot = built, env = {}, number = 0 } = given;
  const script = join(root, 'tests/faults/child.js');
  const child = spawn(process.execPath, [script, bot, file, task, String(number)], {
    env: { PATH: process.env.PATH, ...env },
  });
  const lines: unknown[] = [];
  const output = createInterface(child.stdout);
  output.on('line', (line) => lines.push(JSON.parse(line)));
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  const read = new Promise<void>((resolve) => output.once('close', () => resolve()));
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  const ended = Promise.all([exited, read]).then(([code]) => code);
  return { child, lines, errors: () => errors, ended } satisfies Child;
}

/** Resolves once that holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
