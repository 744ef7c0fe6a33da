import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { toStoreError } from './disk-problem.ts';
import { StoreError } from './store.ts';
import type { Summary } from './summary.js';

/** A copy that was written. Its size is in bytes. */
export interface Copied extends Summary {
  size: number;
}

/** What a program says that writes a copy, in a line of JSON each. What it `refused` is a sentence for the operator. */
export type Line =
  | { copied: number; of: number }
  | { checking: true }
  | { problem: string; code: string; about: 'from' | 'to' }
  | { refused: string }
  | Copied;

export interface Copying {
  /**
   * Resolves once the copy is whole on the disk, under its name.
   * @throws {StoreError} when there is none. Nothing is left of it then.
   */
  done: Promise<Copied>;
  /** Gives up, and leaves nothing of the copy. */
  end(): Promise<void>;
}

interface Wish {
  /** The path of the program. */
  program: string;
  /** What it is started with. */
  typed: readonly string[];
  /** What it is told where no other user of the machine can read it. */
  told?: string;
  /** What is copied, as it's called in a sentence. */
  from: string;
  /** Where the copy is to be. Nothing may be there. */
  to: string;
  /** Keeps no copy in which links are damaged. */
  strict: boolean;
  /** Told from time to time how much is copied, from 0 to 1; 1 while the copy is checked. */
  onProgress?: ((part: number) => void) | undefined;
}

/** Starts a program that writes, checks and names a copy of a database, so that nobody else waits for that. */
export function startCopying({ program: path, typed, told, from, to, strict, onProgress }: Wish): Copying {
  const program = spawn(process.execPath, [path, ...typed], { stdio: ['pipe', 'pipe', 'pipe'] });
  // Where it has ended by then, its end says why.
  program.stdin.on('error', () => undefined);
  program.stdin.end(told);
  let last: Line | undefined;
  let errors = '';
  program.stderr.on('data', (data) => {
    errors += String(data);
  });
  const lines = createInterface(program.stdout);
  lines.on('line', (text) => {
    const line: Line = JSON.parse(text);
    last = line;
    if ('copied' in line) onProgress?.(line.of === 0 ? 0 : line.copied / line.of);
    else if ('checking' in line) onProgress?.(1);
  });
  const ended = Promise.all([once(program, 'close'), once(lines, 'close')]).catch((error: Error) => {
    errors += error.message;
  });

  async function finish(): Promise<Copied> {
    await ended;
    if (last && 'size' in last) {
      if (last.damagedLinks === 0 || !strict) return last;
      throw new DamagedLinks(from, last.damagedLinks);
    }
    if (last && 'refused' in last) throw new StoreError(last.refused);
    if (last && 'problem' in last) throw problemOf(last);
    await clear();
    throw new StoreError(`${to} could not be written: copying ended early. ${errors.split('\n')[0]}`.trim());
  }

  async function clear(): Promise<void> {
    const part = `${to}.${program.pid}.part`;
    await Promise.all(['', '-journal', '-wal', '-shm'].map((end) => rm(`${part}${end}`, { force: true })));
  }

  function problemOf({ problem, code, about }: Extract<Line, { problem: string }>): StoreError {
    if (code === 'EEXIST') return new StoreError(`${to} is there already, and isn’t overwritten. Choose another name.`);
    const error = code.startsWith('SQLITE_')
      ? new Sqlite.SqliteError(problem, code)
      : Object.assign(new Error(problem), { code });
    return toStoreError(error, about === 'from' ? from : to);
  }

  const done = finish();
  // Whoever gives up doesn't wait for it.
  done.catch(() => undefined);
  return {
    done,
    async end() {
      program.kill('SIGKILL');
      await ended;
      await clear();
    },
  };
}

/** Links of a database are damaged, and all else of it is whole. */
export class DamagedLinks extends StoreError {
  override name = 'DamagedLinks';
  readonly count: number;
  constructor(from: string, count: number) {
    super(`${from} has damaged links: ${count}. Everything else in it is whole.`);
    this.count = count;
  }
}
