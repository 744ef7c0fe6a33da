import { type ChildProcess, execFile } from 'node:child_process';
import { realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Log } from '../log.ts';
import { damaged } from './disk-problem.ts';
import { watchFiles } from './file-watch.ts';
import { findDamage } from './find-damage.js';
import { PRIVATE } from './private-files.ts';
import { type Damaged, NotSaved } from './store.ts';

const runProgram = promisify(execFile);
const CHECK = fileURLToPath(new URL('./check.js', import.meta.url));

/** A database of so many bytes is checked in 15 ms. Starting a process for it would take three times as long. */
const SMALL = 4 * 1024 * 1024;

/** In milliseconds. The daily work asks for a check right after the start, which has made one. */
const GOOD_FOR = 60_000;

/** This file is beside a database from when a check finds damage until one finds none. */
export const damageMark = (file: string) => `${realpathSync(file)}.damaged`;

/** Looks after a database that is open: after its files, and for damage, which SQLite notices only where it reads. */
export function createIntegrity(file: string, log: Pick<Log, 'error'>) {
  const files = watchFiles(file, log);
  const mark = damageMark(file);
  let damage: Damaged | undefined;
  let checking: Promise<void> | undefined;
  /** When a check last found nothing wrong, in milliseconds on the process's own clock. */
  let foundWhole = Number.NEGATIVE_INFINITY;
  let program: ChildProcess | undefined;
  let ended = false;

  /** Resolves to nothing if the store is closed before the check is done. */
  async function findInProcess(): Promise<string | undefined> {
    const running = runProgram(process.execPath, [CHECK, file]);
    program = running.child;
    return running.then(
      ({ stdout }) => stdout,
      (error: unknown) => {
        if (!ended) throw error;
        return undefined;
      },
    );
  }

  async function check(): Promise<void> {
    const found = statSync(file).size <= SMALL ? findDamage(file) : await findInProcess();
    if (found === undefined) return;
    if (found === 'ok') {
      damage = undefined;
      foundWhole = performance.now();
      rmSync(mark, { force: true });
      return;
    }
    damage = damaged(file, found);
    try {
      writeFileSync(mark, damage.message, { mode: PRIVATE });
    } catch {
      // A disk that can't be written has no mark. The next start finds the damage as this one did.
    }
    throw damage;
  }

  return {
    /** The descriptor of the open index of the WAL. */
    walIndex: files.walIndex,

    /** @throws {NotSaved} when a file was removed, replaced or overwritten, or is damaged: nothing may be written then. */
    async refuse(): Promise<void> {
      const why = damage?.message ?? (await files.problem());
      if (why !== undefined) throw new NotSaved(why);
    },

    /**
     * Checks the whole file, or waits for the check that is running. One that found nothing wrong isn't made again within
     * a minute. It is done once the store is closed.
     * @throws {Damaged} when it finds damage.
     */
    async verify(): Promise<void> {
      if (performance.now() - foundWhole < GOOD_FOR) return;
      checking ??= check().finally(() => {
        checking = undefined;
      });
      await checking;
    },

    /** Looks no more, and ends a check that may be running. */
    async end() {
      ended = true;
      program?.kill('SIGKILL');
      await files.end();
    },

    /** Lets go of the files. The database must be closed by then. */
    release: files.release,
  };
}
