import { realpathSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { NotSaved } from './store.ts';

const idOf = ({ dev, ino }: { dev: bigint; ino: bigint }) => `${dev}:${ino}`;

/**
 * Remembers which files an open database has. SQLite goes on writing into a file that was removed or replaced, and what
 * it writes there is gone with the process.
 * @returns What throws NotSaved once another file, or none, stands in the place of one of them.
 */
export function rememberFiles(file: string): () => Promise<void> {
  const real = realpathSync(file);
  const files = [file, `${real}-wal`, `${real}-shm`].map((path) => ({
    path,
    id: idOf(statSync(path, { bigint: true })),
  }));
  return async () => {
    for (const { path, id } of files) {
      const now = await stat(path, { bigint: true }).then(idOf, () => undefined);
      if (now !== id) {
        const how = now === undefined ? 'removed' : 'replaced';
        throw new NotSaved(`${path} was ${how} while the bot ran. Put the file back, or start the bot again`);
      }
    }
  };
}
