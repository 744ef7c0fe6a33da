import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { atTerminal, counted, readGiven, Stopped, tooLateToStop } from './at-terminal.ts';
import { DamagedLinks } from './store/copying.ts';
import { databaseAt } from './store/move/move.ts';
import { prepareRestorePostgres } from './store/move/restore-postgres.ts';
import { type Prepared, prepareRestore } from './store/restore.ts';

const USAGE = 'npm run restore -- FILE';
/** For so many milliseconds the marks of erasures are kept. */
const KNOWN = 30 * 24 * 60 * 60 * 1000;

await atTerminal(async ({ tell, onStop, progress }) => {
  const { named, flags, config, file: configured } = readGiven(USAGE, ['yes', 'damaged-links']);
  if (named === undefined) throw new Stopped(`Name the backup. Type: ${USAGE}`);
  const database = config.databaseUrl === undefined ? undefined : databaseAt(config.databaseUrl);
  const file = database?.name ?? configured;
  const wish = { backup: named, damagedLinks: flags['damaged-links'], onProgress: progress };
  const restoring = database
    ? prepareRestorePostgres({
        ...wish,
        database,
        keepIn: config.backupDir ?? dirname(named),
        onCommit: () => onStop(tooLateToStop),
      })
    : prepareRestore({ ...wish, file });
  onStop(restoring.end);
  const prepared = await restoring.prepared.catch((error: unknown) => {
    if (!(error instanceof DamagedLinks)) throw error;
    throw new Stopped(`${error.message} Nothing was changed. To restore it all the same, add: --damaged-links`);
  });
  onStop(async () => prepared.cancel());
  for (const line of described(named, file, prepared)) tell(line);
  if (!flags.yes && !(await confirmed())) {
    await prepared.cancel();
    throw new Stopped('Nothing was changed. To restore without being asked, add: --yes');
  }
  const { kept, erasures } = await prepared.apply(Date.now());
  tell(`${file} is restored.`);
  if (erasures > 0) tell(`What people and communities have erased since is erased from it again: ${erasures}.`);
  if (kept !== undefined) {
    tell(
      database
        ? `The database from before is kept as ${kept}. Delete it within thirty days: it has what people delete from now on.`
        : `The database from before is kept for thirty days as ${kept}.`,
    );
  }
  tell('Start the bot again.');
});

/** Says what takes the place of what. */
function described(named: string, file: string, { backup, current }: Prepared): string[] {
  const lines = [`${named} is whole: ${counted(backup)}, last written to ${time(backup.lastWrite)}.`];
  if (Date.now() - backup.lastWrite > KNOWN) {
    lines.push('It is older than thirty days. What people have erased since may come back with it.');
  }
  if (current === undefined) lines.push(`${file} is not there yet.`);
  else if (current === 'damaged') lines.push(`${file} will be replaced, which is damaged.`);
  else lines.push(`${file} will be replaced: ${counted(current)}, last written to ${time(current.lastWrite)}.`);
  return lines;
}

/** As in `2026-11-28 15:43 UTC`. */
function time(at: number): string {
  return at === 0 ? 'never' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Ctrl+C and Ctrl+D close it.
    const closed = once(terminal, 'close').then(() => '');
    return (await Promise.race([terminal.question('Type yes to restore it: '), closed])).trim() === 'yes';
  } finally {
    terminal.close();
  }
}
