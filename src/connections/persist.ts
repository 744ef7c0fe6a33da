import pRetry, { AbortError } from 'p-retry';
import type { Log } from '../log.ts';

/**
 * In milliseconds. Each pause is about twice as long as the one before it, by chance up to twice as long as that, so
 * that bots which lost their connections together don't come back together.
 */
const PAUSES = { minTimeout: 1_000, maxTimeout: 30_000, randomize: true };

/** A platform won't have a token, which trying again can't change. The message is a sentence for the operator. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}

interface Settings {
  /** What the log says could not be done, such as `slack: could not connect`. */
  failure: string;
  /** Ends it, during a pause at once. */
  signal: AbortSignal;
  log: Pick<Log, 'error'>;
}

/**
 * Does some work again and again until it succeeds. An error that stays the same is logged once.
 * @throws {TokenRefused} when the work throws one.
 * @throws the signal's reason.
 */
export async function persist(work: () => Promise<unknown>, { failure, signal, log }: Settings): Promise<void> {
  let logged: string | undefined;
  const attempt = async (number: number) => {
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof TokenRefused) throw new AbortError(error);
      if (String(error) !== logged) log.error({ err: error, attempt: number }, `${failure}; trying again`);
      logged = String(error);
      // p-retry gives up on a TypeError, and an SDK may throw one.
      throw new Error(failure, { cause: error });
    }
  };
  await pRetry(attempt, { retries: Number.POSITIVE_INFINITY, ...PAUSES, signal });
}
