import { realpathSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Log } from '../log.ts';
import { damaged, isDamage } from './disk-problem.ts';
import { NotSaved } from './store.ts';
import { createThread, type Thread } from './thread-dialect.ts';

const idOf = ({ dev, ino }: { dev: bigint; ino: bigint }) => `${dev}:${ino}`;

/**
 * Watches over the files of a database that is open. SQLite goes on writing into a file that was removed or replaced,
 * and what it writes there is gone with the process; and it notices damage only where it reads.
 */
export function createIntegrity(file: string, log: Pick<Log, 'error'>) {
  const real = realpathSync(file);
  const files = [file, `${real}-wal`, `${real}-shm`].map((path) => ({
    path,
    id: idOf(statSync(path, { bigint: true })),
  }));
  let damage: Error | undefined;
  let thread: Thread | undefined;

  return {
    /** @throws {NotSaved} when a file was removed or replaced, or damage was found: nothing may be written then. */
    async refuse(): Promise<void> {
      if (damage) throw new NotSaved(damage.message);
      for (const { path, id } of files) {
        const now = await stat(path, { bigint: true }).then(idOf, () => undefined);
        if (now !== id) {
          const how = now === undefined ? 'removed' : 'replaced';
          throw new NotSaved(`${path} was ${how} while the bot ran. Put the file back, or start the bot again.`);
        }
      }
    },

    /** Checks the whole file in a thread of its own. */
    async verify(): Promise<void> {
      thread = createThread(file);
      try {
        const { rows } = await thread.run<{ integrity_check: string }>('PRAGMA integrity_check(1)');
        const found = rows.map(({ integrity_check: line }) => line).find((line) => line !== 'ok');
        damage = found === undefined ? undefined : damaged(file, found);
      } catch (error) {
        if (!isDamage(error)) throw error;
        damage = damaged(file, error.message);
      } finally {
        await thread.close();
      }
      if (damage) log.error({ err: damage }, 'the database is damaged');
    },

    /** Ends a check that may be running. */
    close: async () => thread?.close(),
  };
}
