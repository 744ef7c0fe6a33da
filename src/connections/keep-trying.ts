import pRetry, { AbortError } from 'p-retry';
import type { Log } from '../log.ts';

/** In milliseconds. Each pause is twice as long as the one before it. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/**
 * Runs `connect` until it succeeds. Resolves early, and without another attempt, once `stopped` is aborted.
 * @throws {Error} with the sentence that `refused` has for an error which won't get better by trying again.
 */
export async function keepTrying(
  connect: () => Promise<unknown>,
  {
    platform,
    refused,
    stopped,
    log,
  }: {
    platform: string;
    refused(error: unknown): string | undefined;
    stopped: AbortSignal;
    log: Pick<Log, 'error'>;
  },
): Promise<void> {
  const attempt = async (number: number) => {
    try {
      await connect();
    } catch (error) {
      stopped.throwIfAborted();
      const sentence = refused(error);
      if (sentence !== undefined) throw new AbortError(new Error(sentence, { cause: error }));
      log.error({ err: error, attempt: number }, `${platform}: could not connect; trying again`);
      // p-retry gives up on a TypeError, and an SDK may throw one.
      throw new Error('could not connect', { cause: error });
    }
  };
  try {
    await pRetry(attempt, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: FIRST_PAUSE,
      maxTimeout: LONGEST_PAUSE,
      signal: stopped,
    });
  } catch (error) {
    if (!stopped.aborted) throw error;
  }
}
