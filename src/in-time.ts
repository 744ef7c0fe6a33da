import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds. Discord and Slack wait three seconds for a first response, which has to be sent within them too. */
const PATIENCE = 2_000;

/**
 * What comes in time; undefined where it takes longer. Rejects as `coming` does.
 * @param patience In milliseconds. Without it, what is left in time for a platform's first response.
 */
export async function inTime<Answer>(coming: Promise<Answer>, patience = PATIENCE): Promise<Answer | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([coming, wait(patience, undefined, { signal: timer.signal, ref: false })]);
  } finally {
    timer.abort();
  }
}
