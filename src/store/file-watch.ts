import { realpathSync, statSync } from 'node:fs';
import type { Log } from '../log.ts';
import { NotSaved } from './store.ts';
import { openWalIndex } from './wal-index.ts';

/** How often the files are looked at, in milliseconds, besides before each commit. */
const PAUSE = 1_000;

interface State {
  dev: bigint;
  ino: bigint;
  size: bigint;
  mtimeNs: bigint;
}

/**
 * What the system knows of a file. It has that in memory for files that are open, so it's asked at once: having another
 * thread ask takes a hundred times as long.
 */
function stateOf(path: string): State | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/**
 * Watches the files of a database that is open. SQLite goes on writing into a file that was removed or replaced, and
 * what it writes there is gone with the process; and it doesn't notice that another program overwrites its file.
 */
export function watchFiles(file: string, log: Pick<Log, 'error'>) {
  const real = realpathSync(file);
  const paths = [file, `${real}-wal`, `${real}-shm`];
  const opened: State[] = paths.map((path) => statSync(path, { bigint: true }));
  const walIndex = openWalIndex(`${real}-shm`);
  /** The database's file as it was last seen, and how far the WAL had been copied into it by then. */
  let seen: { copied: string; file: State } | undefined;
  let overwritten = false;
  let problem: string | undefined;
  let looking = lookOnce();
  const timer = setInterval(() => void look(), PAUSE).unref();

  async function findProblem(): Promise<string | undefined> {
    const copied = walIndex.copied();
    const now = paths.map(stateOf);
    for (const [at, path] of paths.entries()) {
      const [one, other] = [now[at], opened[at]];
      if (one?.ino === other?.ino && one?.dev === other?.dev) continue;
      return `${path} was ${one ? 'replaced' : 'removed'} while the bot ran. Put the file back, or start the bot again.`;
    }
    const [main] = now;
    if (main && copied !== undefined && copied === walIndex.copied()) {
      const changed = main.size !== seen?.file.size || main.mtimeNs !== seen.file.mtimeNs;
      overwritten ||= changed && copied === seen?.copied;
      seen = { copied, file: main };
    }
    if (!overwritten) return undefined;
    return `${file} was overwritten while the bot ran. Stop the bot, restore a backup and start it again.`;
  }

  async function lookOnce(): Promise<string | undefined> {
    const found = await findProblem();
    if (found !== undefined && found !== problem) {
      log.error({ err: new NotSaved(found) }, 'the database’s files are not what they were, and nothing is saved');
    }
    problem = found;
    return problem;
  }

  /** One look comes after the other, so that the log is told of each problem once. */
  function look(): Promise<string | undefined> {
    looking = looking.then(lookOnce);
    return looking;
  }

  return {
    /** The descriptor of the open index of the WAL. */
    walIndex: walIndex.index,

    /** Resolves to what happened to the files that keeps the database from being changed, with what can be done. */
    problem: look,

    async end() {
      clearInterval(timer);
      await looking;
    },

    /** Lets go of the files. The database must be closed by then. */
    release: () => walIndex.close(),
  };
}
