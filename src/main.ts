import { dirname } from 'node:path';
import { type Config, ConfigError, DATABASE, loadDotenv, readConfig } from './config.ts';
import { inTime } from './in-time.ts';
import { createLog } from './log.ts';
import { createMetricsListener } from './metrics/listener.ts';
import { type Running, run } from './run.ts';
import { CannotListen, createServer } from './server.ts';
import { serverCopies } from './store/move/server-copies.ts';
import { openWhenFree } from './store/open-when-free.ts';
import { isExposed } from './store/private-files.ts';
import { type Store, StoreError } from './store/store.ts';

/** A process asked to end has ended after this many milliseconds, whatever it was doing. */
const LAST_CALL = 9_000;
/** For this part of the time, what comes on open connections is answered as ever. */
const DRAINING = 1 / 3;
/** As many milliseconds are left for what is in flight when the process can't go on. */
const LAST_WORDS = 2_000;
/** Milliseconds within which a repeated signal under npm is the same wish. */
const ECHO = 500;

function configure(): Config {
  try {
    loadDotenv();
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(['Tip Jar can’t start with this configuration:', ...error.problems].join('\n  '));
    process.exit(1);
  }
}

// Without a listener, Node.js opens a debugger at this signal.
process.on('SIGUSR1', () => undefined);

const config = configure();
const log = await createLog(config.logLevel);

// Node.js prints warnings, and what a package warns of may repeat what somebody typed.
process.removeAllListeners('warning');
process.on('warning', ({ name }) => log.warn({ warning: name }, 'tip jar: a package warns'));

let running: Running | undefined;
/** What keeps the database from being opened. */
let waitingFor: string | undefined;
/** Everybody who reaches the sandbox may be anybody in it, so it's open to this machine alone. */
const host = config.discord || config.slack ? config.host : '127.0.0.1';
const server = createServer({ ...config, host }, () => ({
  store: running?.store,
  waitingFor,
  connections: running?.connections ?? {},
  backups: running?.backups(),
}));

server.serve(
  '/metrics',
  createMetricsListener(() => running, { token: config.metricsToken, log }),
);

/** The bot makes its own files private. What the operator made it leaves as it is. */
function warnOfReaders(file: string | undefined): void {
  const askFor = (mode: number, path: string) =>
    log.warn(
      `${path} can be read or changed by other users of this machine. To keep them out, type: chmod ${mode} ${path}`,
    );
  if (isExposed('.env')) askFor(600, '.env');
  if (file !== undefined && isExposed(dirname(file))) askFor(700, dirname(file));
}

/**
 * The driver is loaded only here: it takes memory that the embedded database doesn't need.
 * @param away Called where the server can't be reached.
 */
async function openPostgres(url: string, away: () => void): Promise<Store> {
  const { openWhenThere } = await import('./store/postgres/open-when-there.ts');
  const { backupDir } = config;
  const copies = backupDir === undefined ? undefined : serverCopies(url, DATABASE, backupDir);
  const waiting = (why: string) => {
    waitingFor = why;
    away();
  };
  return openWhenThere(url, log, waiting, { copies, onOutdated: (error) => fail(error, error.message) });
}

async function start(): Promise<void> {
  if (config.discord || config.slack) {
    const { databaseUrl: url, databaseFile: file = DATABASE } = config;
    warnOfReaders(url === undefined ? file : undefined);
    let port: number | undefined;
    const listen = async () => {
      port ??= await server.listen();
    };
    running = await run({
      ...config,
      open: (away) =>
        url === undefined ? openWhenFree(file, log, undefined, config.backupDir) : openPostgres(url, away),
      // The server of a database may be a while in coming. A file may be waited for with the port that another process has.
      meanwhile: url === undefined ? undefined : listen,
      file: url === undefined ? file : undefined,
      log,
      serve: server.serve,
      onRefusal: (error) => fail(error, error.message),
    });
    await listen();
    log.info({ port }, 'tip jar: started');
  } else {
    const { runSandbox } = await import('./run-sandbox.ts');
    await runSandbox({
      server,
      log,
      started: (bot) => {
        running = bot;
      },
    });
  }
}

/** Set once the process is to end: to the status it ends with. */
let status: 0 | 1 | undefined;

const isCalledOverHttp = ({ discord, slack }: Config): boolean =>
  discord?.http !== undefined || (slack !== undefined && !('botToken' in slack));

/** Answers what is in flight and ends. @param most Milliseconds, after which it ends whatever it was doing. */
async function end(asked: 0 | 1, most: number): Promise<void> {
  const ending = status !== undefined;
  status = asked || status || 0;
  if (ending) return;
  setTimeout(() => {
    log.warn('tip jar: not everything could be finished');
    process.exit(status);
  }, most).unref();
  const last = performance.now() + most;
  const left = () => last - performance.now();
  try {
    const drained = isCalledOverHttp(config) ? server.drain() : Promise.resolve();
    // A process that can't go on takes nothing more.
    if (asked === 0) await inTime(drained, most * DRAINING);
    await running?.stop(left());
    // Whoever has sent something meanwhile is told that it isn't taken.
    await inTime(drained, left() / 2);
    await server.close();
    log.info('tip jar: stopped');
  } catch (error) {
    log.error({ err: error }, 'tip jar: could not stop in order');
    status = 1;
  }
  process.exit(status);
}

function fail(error: unknown, message: string): void {
  log.fatal({ err: error }, message);
  void end(1, LAST_WORDS);
}

let firstSignal: number | undefined;

function stop(signal: string): void {
  // A service manager signals npm and this process, and npm passes on what it got: that is one wish, which comes twice.
  if (config.underNpm && firstSignal !== undefined && performance.now() - firstSignal < ECHO) return;
  firstSignal ??= performance.now();
  if (status === undefined) {
    log.info({ signal }, 'tip jar: stopping');
    void end(0, LAST_CALL);
  } else {
    log.warn({ signal }, 'tip jar: not everything could be finished');
    process.exit(status);
  }
}

// npm start is this process's parent: should npm be killed without a word, nobody is left to end this one.
if (config.underNpm) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && status === undefined) stop('npm is gone');
  }, 250).unref();
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
// What the bot holds in memory can't be trusted any more: a supervisor starts it again.
process.on('uncaughtException', (error) => fail(error, 'tip jar: a fault nobody caught'));

start().catch((error: unknown) => {
  if (error instanceof StoreError || error instanceof CannotListen)
    console.error(`Tip Jar can’t start: ${error.message}`);
  else log.fatal({ err: error }, error instanceof Error ? error.message : 'tip jar: could not start');
  process.exit(1);
});
