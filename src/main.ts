import { type Config, ConfigError, loadDotenv, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { type Running, run } from './run.ts';
import { createServer } from './server.ts';
import { StoreError } from './store/store.ts';

/** A process asked to end has ended after this many milliseconds, whatever it was doing. */
const LAST_CALL = 9_000;

const DATABASE = 'data/tipjar.db';

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

const config = configure();
const log = await createLog(config.logLevel);

let running: Running | undefined;
const server = createServer(config.port, () => ({ store: running?.store, connections: running?.connections ?? {} }));

async function start(): Promise<void> {
  if (config.discord || config.slack) {
    running = await run({ ...config, file: config.databaseFile ?? DATABASE, log });
    const port = await server.listen();
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
  await running?.started;
}

let ending = false;
async function end(signal: string): Promise<void> {
  // The same wish comes twice where a shell and npm both pass it on; LAST_CALL ends what hangs.
  if (ending) return;
  ending = true;
  log.info({ signal }, 'tip jar: stopping');
  setTimeout(() => {
    log.warn('tip jar: not everything could be finished');
    process.exit(0);
  }, LAST_CALL).unref();
  await running?.stop();
  await server.close();
  log.info('tip jar: stopped');
  process.exit(0);
}

// npm start is this process's parent: should npm be killed without a word, nobody is left to end this one.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !ending) void end('npm is gone');
  }, 250).unref();
}

process.on('SIGTERM', end);
process.on('SIGINT', end);
// One command's fault, or a stray one of an SDK, is no reason to leave everybody else without a bot.
process.on('uncaughtException', (error) => log.error({ err: error }, 'tip jar: a fault nobody caught'));

start().catch((error: unknown) => {
  if (error instanceof StoreError) console.error(`Tip Jar can’t start: ${error.message}`);
  else log.fatal({ err: error }, error instanceof Error ? error.message : 'tip jar: could not start');
  process.exit(1);
});
