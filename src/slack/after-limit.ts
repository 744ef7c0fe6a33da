import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import { secondsToWait } from './faults.ts';

/** Slack takes a message a second in each channel, and says how long to wait. https://docs.slack.dev/apis/web-api/rate-limits */
const TRIES = 5;
/** The longest wait that Slack is granted, in seconds. */
const LONGEST = 60;

/**
 * Does the work, and does it again after Slack has refused it as one request too many. Slack has then done nothing, so
 * nothing is done twice.
 * @throws what the work throws, also where Slack wants a wait of more than a minute, or has refused five times.
 */
export const afterLimit = <Result>(work: () => Promise<Result>): Promise<Result> =>
  pRetry(work, {
    retries: TRIES - 1,
    minTimeout: 0,
    shouldRetry: ({ error }) => (secondsToWait(error) ?? Number.POSITIVE_INFINITY) <= LONGEST,
    async onFailedAttempt({ error, retriesLeft }) {
      const seconds = secondsToWait(error);
      if (seconds !== undefined && seconds <= LONGEST && retriesLeft > 0) await wait(seconds * 1000);
    },
  });
