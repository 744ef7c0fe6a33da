import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { BackedUp } from './backed-up.ts';
import { backupName, copiesIn, dropOldCopiesIn } from './copy.ts';
import type { Copying } from './copying.ts';
import { StoreError } from './store.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** The shortest time between two rounds, in milliseconds. */
const LEAST = 60 * 1000;

interface Settings {
  of: BackedUp;
  /** Where a backup is made every day. Undefined where none is. */
  folder: string | undefined;
  log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** How the daily backups stand. */
export interface BackupCondition {
  /** When the newest was made, in milliseconds since 1970, as far as that is known by now. */
  last: number | undefined;
  /** Why the last one could not be made, until one is. */
  problem: string | undefined;
}

/**
 * Makes a backup whenever the newest is a day old, and deletes copies of the database that are old enough. It looks every
 * hour, and deletes what will be too old by the next time: `copiedUntil` has promised it to people.
 */
export function createBackups({ of, folder, log, now = Date.now }: Settings) {
  const { file } = of;
  const condition: BackupCondition = { last: undefined, problem: undefined };
  let copying: Copying | undefined;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let ended = false;

  async function make(into: string): Promise<void> {
    if (ended) throw new StoreError('the bot ends');
    const name = backupName(file, now());
    const begun = performance.now();
    copying = of.copy(join(into, name));
    const { size, jars, damagedLinks } = await copying.done;
    copying = undefined;
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    log.info({ backup: name, bytes: size, jars, seconds }, 'a backup was made');
    if (damagedLinks > 0)
      log.warn({ backup: name, damagedLinks }, 'the backup has links that are damaged in the database');
  }

  async function keepBackups(into: string): Promise<void> {
    await dropOldCopiesIn(into, file, now() + HOUR).catch((error: NodeJS.ErrnoException) => {
      throw new StoreError(`BACKUP_DIR: ${into} can’t be used (${error.code}).`, { cause: error });
    });
    const isDue = async () => {
      const made = (await copiesIn(into, file)).filter(({ path, at }) => !path.endsWith('.part') && at <= now());
      condition.last = made[0]?.at;
      return condition.last === undefined || now() - condition.last >= DAY;
    };
    if ((await isDue()) && !ended) {
      await of.oncePerDay(() => make(into));
      await isDue();
    }
  }

  async function look(): Promise<void> {
    try {
      of.clear(now() + HOUR);
      if (folder !== undefined) await keepBackups(folder);
      condition.problem = undefined;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!ended && why !== condition.problem) {
        log.error({ err: error }, 'the daily backup could not be made; the bot tries again every hour');
      }
      condition.problem = why;
    }
    if (ended) return;
    // Where another process is making one, it is still due.
    const due = (condition.last ?? 0) + DAY - now();
    const pause = folder === undefined || condition.problem !== undefined ? HOUR : Math.min(HOUR, due);
    timer = setTimeout(begin, Math.max(LEAST, pause)).unref();
  }

  /** One round comes after the other. */
  function begin(): void {
    clearTimeout(timer);
    round = round.then(look);
  }

  return {
    /** Makes a backup if there is none of the last day, and looks again every hour. */
    begin,
    /** Undefined where no backups are made. */
    condition: (): BackupCondition | undefined => (folder === undefined ? undefined : { ...condition }),
    /** Makes no more, and gives up one that is being made. */
    async end(): Promise<void> {
      ended = true;
      clearTimeout(timer);
      await copying?.end();
      await round;
    },
  };
}

export type Backups = ReturnType<typeof createBackups>;
