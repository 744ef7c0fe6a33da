import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Account } from '../../ids.ts';

/** Counts a call. Resolves to the seconds that the caller has to wait, or to undefined when the call may go on. */
export type Limit = (account: Account) => Promise<number | undefined>;

/** So many calls a minute are allowed. Nobody presses a button every second for a whole minute. */
const A_MINUTE = 60;
/** So many calls within ten seconds are allowed. Somebody who sets up a jar in one go needs far fewer. */
const A_BURST = 40;

export function createLimit(): Limit {
  const burst = new RateLimiterMemory({ points: A_BURST, duration: 10 });
  const minute = new RateLimiterMemory({ points: A_MINUTE, duration: 60 });
  return async (account) => {
    try {
      await burst.consume(account);
      await minute.consume(account);
      return undefined;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    }
  };
}
