import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Account } from '../../ids.ts';

/** Counts a call of somebody's. Resolves to the seconds to wait where it is one too many, else to undefined. */
export type Limit = (account: Account) => Promise<number | undefined>;

/** Calls a minute: nobody presses more often than every second for long. */
const A_MINUTE = 60;
/** Calls within ten seconds: setting a jar up in one go is far below that. */
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
