import type { Logger, WebClientOptions } from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { fetchText } from './fetch.ts';

/** Milliseconds for one request. Slack waits three seconds for an acknowledgement. */
const TIMEOUT = 2_500;

/** @param apiUrl With the slash at its end. */
export const clientOptionsFor = (apiUrl: string, log: Log): WebClientOptions & { logger: Logger } => ({
  slackApiUrl: apiUrl,
  timeout: TIMEOUT,
  retryConfig: { retries: 1, minTimeout: 200 },
  rejectRateLimitedCalls: true,
  logger: boltLogger(log),
  fetch: fetchText,
});
