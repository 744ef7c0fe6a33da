import { commands, menus } from '../commands/index.ts';
import { type BotCounts, createBot } from './bot/dispatch/bot.ts';
import { createLimit } from './bot/dispatch/limits.ts';
import { BELIEVED, createClock } from './clock.ts';
import { type Config, DATABASE } from './config.ts';
import type { Connection, Serve, Surroundings } from './connections/connection.ts';
import { createInstallations } from './connections/installations.ts';
import { oncePerDay } from './connections/once-per-day.ts';
import { createPresence } from './connections/presence.ts';
import { createVault } from './connections/vault.ts';
import { inTime } from './in-time.ts';
import type { Log } from './log.ts';
import { type DatabaseCounts, measuredStore } from './metrics/measured-store.ts';
import { backedUpFile, backedUpServer } from './store/backed-up.ts';
import { type BackupCondition, type Backups, createBackups } from './store/backups.ts';
import { createOpening } from './store/opening.ts';
import { Damaged, type Lease, type Store } from './store/store.ts';
import { createTracked } from './tracked.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Running {
  store: Store;
  connections: Record<string, Connection>;
  /** Resolves once each platform is connected, or has refused for good. */
  started: Promise<unknown>;
  /** Undefined where no daily backups are made. */
  backups(): BackupCondition | undefined;
  /**
   * Answers what is in flight, disconnects and closes the database.
   * @param most Milliseconds for all of it. After half of them, whoever still waits is told that it took too long.
   */
  stop(most?: number): Promise<void>;
  /** What was counted since the start. */
  counts: BotCounts & { database: DatabaseCounts };
  /** The database's file, where it's in one. */
  file: string | undefined;
}

interface Settings extends Pick<Config, 'discord' | 'slack'>, Partial<Pick<Config, 'publicUrl' | 'databaseUrl'>> {
  /** Opens the database. @param away To be called where that can't be reached. */
  open(away: () => void): Promise<Store>;
  /**
   * Called where the database is away or takes long to be opened. From then on whoever calls over HTTP is answered that it
   * can't be reached, and what a platform sends again is refused for now.
   */
  meanwhile?: (() => Promise<unknown>) | undefined;
  /** The database's file, where it's in one. */
  file: string | undefined;
  /** Where a backup is made every day. */
  backupDir?: string | undefined;
  log: Log;
  /** Has HTTP requests answered that platforms send. */
  serve: Serve;
  /**
   * Told what keeps the bot from going on, with a sentence for the operator: a platform refuses for good, then or later,
   * while the others go on; or the database turns out to be damaged.
   */
  onRefusal(error: Error): void;
}

/**
 * Opens the database and connects the platforms that are on. A platform's SDK is loaded only then: each takes a
 * good deal of memory and time.
 * @throws {StoreError} when the database can't be used.
 */
export async function run(settings: Settings): Promise<Running> {
  const { meanwhile, file, log, serve, onRefusal } = settings;
  let clock = createClock();
  const now = () => clock();
  const opening = createOpening(settings.databaseUrl !== undefined, async (away) => {
    const opened = await settings.open(away);
    // What is in the database tells the time too. A card from before an erasure must not seem to be a later one.
    clock = createClock(await opened.lastWrite(Date.now() + BELIEVED));
    return opened;
  });
  // Loading the SDKs takes as long as the check of some ten megabytes, which the store waits for.
  const [isOpen, sdks] = await Promise.all([opening.soon, loadSdks(settings)]);
  const { store, counts: database } = measuredStore(opening.store);
  const bot = createBot({ commands, store, now, log, limit: createLimit(store.shared ? store : undefined) });
  const surroundings = {
    commands,
    menus,
    bot,
    presence: createPresence({ store, now, log }),
    sharing: store,
    now,
    log,
    serve,
    onRefusal,
  };
  const connections: Record<string, Connection> = {};
  if (sdks.discord) connections.discord = sdks.discord(surroundings);
  const slack = sdks.slack?.(surroundings, store);
  if (slack) connections.slack = slack.connection;
  // The platforms' requests have something that answers them from here on.
  if (!isOpen) await meanwhile?.();
  await opening.done;
  await slack?.begin();
  const all = Object.values(connections);
  const started = Promise.all(all.map((connection) => connection.start()));
  const { track, settled } = createTracked();
  let stopping = false;
  const backups = createBackupsOf(settings, store);
  const work = async (lease: Lease) => {
    try {
      await store.verify();
    } catch (error) {
      if (error instanceof Damaged) return onRefusal(error);
      throw error;
    }
    // It can wait until the first answers are out, but not as long as a platform that is out of reach.
    await inTime(started, MINUTE);
    if (stopping) return;
    const { length } = await track(store.expire(now(), lease));
    if (length > 0) log.info({ communities: length }, 'erased what was kept of communities that left');
  };
  const endDaily = daily(() => oncePerDay(store, { name: 'daily' }, work), log, store.shared ? HOUR : DAY);
  // As the daily work, it can wait until the first answers are out.
  void inTime(started, MINUTE)
    .catch(() => undefined)
    .then(() => stopping || backups?.begin());
  return {
    store,
    connections,
    started,
    counts: { ...bot.counts, database },
    file,
    backups: () => backups?.condition(),
    async stop(most) {
      endDaily();
      stopping = true;
      const backupsEnded = backups?.end();
      if (most !== undefined) setTimeout(bot.giveUp, most / 2).unref();
      await Promise.allSettled(all.map((connection) => connection.stop(most)));
      await settled();
      await bot.saveCounts();
      await backupsEnded;
      await store.close();
    },
  };
}

/** Makes what makes the daily backups. There are none of a database in memory. */
function createBackupsOf({ file, databaseUrl, backupDir: folder, log }: Settings, store: Store): Backups | undefined {
  if (databaseUrl !== undefined) {
    const once = (make: () => Promise<void>) => oncePerDay(store, { name: 'backup' }, make);
    return createBackups({ of: backedUpServer(databaseUrl, DATABASE, once), folder, log });
  }
  return file === undefined ? undefined : createBackups({ of: backedUpFile(file), folder, log });
}

/** Discord's is loaded first: the first sets the process's HTTP dispatcher, and Bolt's can't send discord.js's files. */
async function loadSdks({ discord, slack, publicUrl }: Pick<Settings, 'discord' | 'slack' | 'publicUrl'>) {
  return {
    discord: discord && (await loadDiscord(discord)),
    slack: slack && (await loadSlack(slack, publicUrl)),
  };
}

interface Slack {
  connection: Connection;
  /** To be called before it's started, once the store is open. @throws {StoreError} when the key opens no token. */
  begin(): Promise<void>;
}

/** Loads what connects to Slack in the way that is configured. */
async function loadSlack(
  slack: NonNullable<Config['slack']>,
  publicUrl: string | undefined,
): Promise<(surroundings: Surroundings, store: Store) => Slack> {
  if ('botToken' in slack) {
    const { connectSlack } = await import('./slack/app.ts');
    return (surroundings) => ({
      connection: connectSlack({ ...slack, ...surroundings }),
      begin: async () => undefined,
    });
  }
  const { connectSlackOverHttp } = await import('./slack/over-http.ts');
  return (surroundings, store) => {
    const vault = createVault(slack.keys);
    const installations = createInstallations({ store, vault, client: slack.clientId, now: surroundings.now });
    const connection = connectSlackOverHttp({ ...slack, ...surroundings, publicUrl, installations });
    return { connection, begin: installations.begin };
  };
}

/** What connects Discord in the way that is configured. */
async function loadDiscord({ http, ...discord }: NonNullable<Config['discord']>) {
  if (http) {
    const { connectOverHttp } = await import('./discord/over-http.ts');
    return (surroundings: Surroundings) => connectOverHttp({ ...discord, ...http, ...surroundings });
  }
  const { connectDiscord } = await import('./discord/client.ts');
  return (surroundings: Surroundings) => connectDiscord({ ...discord, ...surroundings });
}

/**
 * Does some work now and again and again. Its timer doesn't keep the process running.
 * @param pause Milliseconds from one time to the next.
 * @returns A function that ends it.
 */
export function daily(work: () => Promise<void>, log: Pick<Log, 'error'>, pause = DAY): () => void {
  const run = () => void work().catch((error: unknown) => log.error({ err: error }, 'the daily work failed'));
  const timer = setInterval(run, pause).unref();
  run();
  return () => clearInterval(timer);
}
