import pRetry, { AbortError } from 'p-retry';
import { elapsed } from '../elapsed.ts';
import type { Log } from '../log.ts';

/**
 * In milliseconds. Each pause is about twice as long as the one before it, by chance up to twice as long as that, so
 * that bots which lost their connections together don't come back together.
 */
const PAUSES = { minTimeout: 1_000, maxTimeout: 30_000, randomize: true };

/**
 * Milliseconds that a platform's wish to be left alone is granted at most. Discord's and Slack's limits on requests last
 * a minute; after a longer wait, such as the one for a new day's sessions, asking once more tells whether it is over.
 */
const LONGEST_WAIT = 5 * 60_000;

/** A platform won't have a token, which trying again can't change. The message is a sentence for the operator. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
}

/** A platform wants to be left alone for a while. */
export class NotYet extends Error {
  override name = 'NotYet';
  /** In milliseconds, five minutes at most. */
  readonly wait: number;

  constructor(message: string, wait: number, options?: ErrorOptions) {
    super(message, options);
    this.wait = Math.min(wait, LONGEST_WAIT);
  }
}

interface Settings {
  /** What the log says could not be done, such as `slack: could not connect`. */
  failure: string;
  /** Ends it, during a pause at once. */
  signal: AbortSignal;
  log: Pick<Log, 'error'>;
}

/**
 * Does some work again and again until it succeeds. An error that stays the same is logged once. A `NotYet`'s wait
 * comes before its own pause.
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
      if (error instanceof NotYet) await elapsed(error.wait, signal);
      // p-retry gives up on a TypeError, and an SDK may throw one.
      throw new Error(failure, { cause: error });
    }
  };
  await pRetry(attempt, { retries: Number.POSITIVE_INFINITY, ...PAUSES, signal });
}
