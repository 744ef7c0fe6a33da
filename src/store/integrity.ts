import { type ChildProcess, execFile } from 'node:child_process';
import { realpathSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Log } from '../log.ts';
import { damaged } from './disk-problem.ts';
import { watchFiles } from './file-watch.ts';
import { PRIVATE } from './private-files.ts';
import { type Damaged, NotSaved } from './store.ts';

const runProgram = promisify(execFile);
const CHECK = fileURLToPath(new URL('./check.js', import.meta.url));

/** This file is beside a database from when a check finds damage until one finds none. */
export const damageMark = (file: string) => `${realpathSync(file)}.damaged`;

/** Looks after a database that is open: after its files, and for damage, which SQLite notices only where it reads. */
export function createIntegrity(file: string, log: Pick<Log, 'error'>) {
  const files = watchFiles(file, log);
  const mark = damageMark(file);
  let damage: Damaged | undefined;
  let checking: Promise<void> | undefined;
  let program: ChildProcess | undefined;
  let ended = false;

  async function check(): Promise<void> {
    const running = runProgram(process.execPath, [CHECK, file]);
    program = running.child;
    const found = await running.then(
      ({ stdout }) => stdout,
      (error: unknown) => {
        if (!ended) throw error;
      },
    );
    if (found === undefined) return;
    if (found === 'ok') {
      damage = undefined;
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
    /** @throws {NotSaved} when a file was removed, replaced or overwritten, or is damaged: nothing may be written then. */
    async refuse(): Promise<void> {
      const why = damage?.message ?? (await files.problem());
      if (why !== undefined) throw new NotSaved(why);
    },

    /**
     * Checks the whole file, or waits for the check that is running. It is done once the store is closed.
     * @throws {Damaged} when it finds damage.
     */
    verify(): Promise<void> {
      checking ??= check().finally(() => {
        checking = undefined;
      });
      return checking;
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
