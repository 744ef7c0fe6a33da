/**
 * A program that writes a database of PostgreSQL into a file. Run with: the file, and `strict` where a copy with damaged
 * links shall not be kept. It reads the database's address from its input, since other users may see what is typed.
 */
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { DamagedLinks, type Line } from '../copying.ts';
import { backupPostgres } from './backup-postgres.ts';
import { databaseAt } from './move.ts';

const [, , to = '', mode = ''] = process.argv;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// A terminal or a service manager signals all processes at once. Whoever started this one ends it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
// Whoever started it may be gone. The copy is written all the same.
process.stdout.on('error', () => undefined);

const say = (line: Line) => void process.stdout.write(`${JSON.stringify(line)}\n`);

let told = -1;
function onProgress(part: number): void {
  const percent = Math.floor(part * 100);
  if (percent === told) return;
  told = percent;
  say(part < 1 ? { copied: percent, of: 100 } : { checking: true });
}

try {
  const database = databaseAt(await text(process.stdin));
  try {
    const how = { damagedLinks: mode !== 'strict', onProgress, signal: new AbortController().signal };
    say(await backupPostgres(database, to, how));
  } finally {
    await database.sessions.close();
  }
} catch (error) {
  if (error instanceof DamagedLinks) {
    say({ jars: 0, links: 0, damagedLinks: error.count, lastWrite: 0, size: 0 });
  } else say({ refused: error instanceof Error ? error.message : String(error) });
}
