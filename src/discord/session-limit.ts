import { setTimeout as wait } from 'node:timers/promises';
import { type IIdentifyThrottler, RateLimitError } from 'discord.js';
import { type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import { NotYet } from '../connections/persist.ts';
import type { Rest } from './rest.ts';

/**
 * Milliseconds between two identifications. Discord's `max_concurrency` counts those of different shards, and the bot
 * has one. https://docs.discord.com/developers/events/gateway#identifying
 */
const IDENTIFY_PAUSE = 5_000;

/**
 * Keeps all logins of one bot apart, and to the number of sessions that Discord lets it begin in a day: a bot that
 * begins more loses its token. https://docs.discord.com/developers/events/gateway#session-start-limit-object
 */
export function createSessionLimit(rest: Pick<Rest, 'get'>) {
  // On the process's own clock, in milliseconds.
  let free = 0;
  let reset = 0;
  let left = 0;

  async function ask(): Promise<RESTGetAPIGatewayBotResult> {
    try {
      return (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      throw new NotYet('Discord has had too many requests', error.retryAfter, { cause: error });
    }
  }

  /** Unlike discord.js's own throttler it stops waiting when the socket is closed meanwhile. */
  const throttler: IIdentifyThrottler = {
    async waitForIdentify(_shard, signal) {
      const early = Math.max(free, left < 1 ? reset : 0) - performance.now();
      if (early > 0) await wait(early, undefined, { signal });
      left -= 1;
      free = performance.now() + IDENTIFY_PAUSE;
    },
  };

  return {
    throttler,
    /**
     * How Discord's gateway is reached, for one login.
     * @throws {NotYet} where Discord wants to be asked later, or lets the bot begin no session for now.
     */
    async gateway(): Promise<RESTGetAPIGatewayBotResult> {
      const gateway = await ask();
      const { remaining, reset_after } = gateway.session_start_limit;
      left = remaining;
      reset = performance.now() + reset_after;
      if (remaining >= 1) return gateway;
      throw new NotYet(`Discord lets this bot begin no more sessions until ${minuteAfter(reset_after)}`, reset_after);
    },
  };
}

/** To the minute, so that asking again gives the same. */
const minuteAfter = (milliseconds: number): string =>
  `${new Date(Date.now() + milliseconds + 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length)}Z`;
