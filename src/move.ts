import { atTerminal, counted, readTyped, Stopped, tooLateToStop } from './at-terminal.ts';
import { loadDotenv } from './config.ts';
import { isPostgres, problemOfDatabase } from './database-url.ts';
import { DamagedLinks } from './store/copying.ts';
import { databaseAt, move, type Place } from './store/move/move.ts';

const USAGE = 'npm run move -- FROM TO';

await atTerminal(async ({ tell, onStop, progress }) => {
  // Certificates of a server may be named there.
  loadDotenv();
  const { all, flags } = readTyped(USAGE, ['damaged-links']);
  const [from, to, ...more] = all;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new Stopped(`Name two databases, the one that is there and the empty one. Type: ${USAGE}`);
  }
  const [source, target] = [toPlace('FROM', from), toPlace('TO', to)];
  if (from === to) throw new Stopped('FROM and TO are the same database. Nothing was changed.');
  const ending = new AbortController();
  const begun = performance.now();
  const moving = move(source, target, {
    damagedLinks: flags['damaged-links'],
    onProgress: progress,
    signal: ending.signal,
    onCommit: () => onStop(tooLateToStop),
  });
  onStop(async () => {
    ending.abort(new Stopped('Nothing was changed.'));
    await moving.catch(() => undefined);
  });
  const carried = await moving.catch((error: unknown) => {
    if (!(error instanceof DamagedLinks)) throw error;
    throw new Stopped(`${error.message} Nothing was changed. To move it all the same, add: --damaged-links`);
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  tell(`${carried.rows} rows were carried over and compared, with ${counted(carried)}, in ${seconds} seconds.`);
  if (carried.damagedLinks > 0) tell(`Damaged links among them, which nobody is shown: ${carried.damagedLinks}.`);
  tell(
    typeof target === 'string'
      ? `Set DATABASE_URL to file:${target}, and start the bot.`
      : `Set DATABASE_URL to the address of ${target.name} that you typed, and start the bot.`,
  );
  tell(
    `${typeof source === 'string' ? source : source.name} is as it was. Delete it within thirty days: it keeps what people delete from now on.`,
  );
});

/** @param which Which of the two it is. What was typed may have a password in it. */
function toPlace(which: string, typed: string): Place {
  const problem = problemOfDatabase(typed);
  if (problem) throw new Stopped(`${which} ${problem}. Type: ${USAGE}`);
  return isPostgres(typed) ? databaseAt(typed) : typed.slice('file:'.length);
}
