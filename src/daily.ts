import type { Log } from './log.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Does some work now and every 24 hours. Its timer doesn't keep the process running.
 * @returns A function that ends it.
 */
export function daily(work: () => Promise<void>, log: Pick<Log, 'error'>): () => void {
  const run = () => void work().catch((error: unknown) => log.error({ err: error }, 'the daily work failed'));
  const timer = setInterval(run, DAY).unref();
  run();
  return () => clearInterval(timer);
}
