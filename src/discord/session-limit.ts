import { setTimeout as wait } from 'node:timers/promises';
import { RateLimitError } from 'discord.js';
import { type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import { NotYet } from '../connections/persist.ts';
import type { Rest } from './rest.ts';

/**
 * Milliseconds between two identifications of shards whose ids leave the same remainder when they are divided by
 * Discord's `max_concurrency`. https://docs.discord.com/developers/events/gateway#rate-limiting
 * Discord counts five seconds from when they arrive, and one that arrives too early is lost.
 */
const IDENTIFY_PAUSE = 5_200;

export type SessionLimit = ReturnType<typeof createSessionLimit>;

/**
 * Keeps the identifications of one bot's shards apart, and to the number of sessions that Discord lets it begin in a day:
 * a bot that begins more loses its token. https://docs.discord.com/developers/events/gateway#session-start-limit-object
 */
export function createSessionLimit(rest: Pick<Rest, 'get'>) {
  // On the process's own clock, in milliseconds.
  /** When each remainder is free again. */
  const free = new Map<number, number>();
  let reset = 0;
  let left = 0;
  let concurrency = 1;

  async function ask(): Promise<RESTGetAPIGatewayBotResult> {
    try {
      return (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      throw new NotYet('Discord has had too many requests', error.retryAfter, { cause: error });
    }
  }

  return {
    /**
     * Waits until a shard may identify itself. Unlike discord.js's own throttler it stops waiting when the socket is
     * closed meanwhile.
     * @param onWait Told before each wait whether it is for other shards alone, which take turns.
     */
    async identify(shard: number, closed: AbortSignal, onWait: (forTurn: boolean) => void): Promise<void> {
      for (;;) {
        const now = performance.now();
        const bucket = shard % concurrency;
        const used = left < 1 && reset > now;
        const until = used ? reset : (free.get(bucket) ?? 0);
        if (until <= now) {
          left -= 1;
          free.set(bucket, now + IDENTIFY_PAUSE);
          return;
        }
        onWait(!used);
        await wait(until - now, undefined, { signal: closed });
      }
    },
    /**
     * How Discord's gateway is reached, for one login.
     * @throws {NotYet} where Discord wants to be asked later, or lets the bot begin no session for now.
     */
    async gateway(): Promise<RESTGetAPIGatewayBotResult> {
      const told = await ask();
      // A login of no shards would seem to stand at once.
      const gateway = { ...told, shards: Math.max(1, Math.trunc(told.shards) || 1) };
      const { remaining, reset_after, max_concurrency } = gateway.session_start_limit;
      left = remaining;
      concurrency = Math.max(1, Math.trunc(max_concurrency) || 1);
      reset = performance.now() + reset_after;
      if (remaining >= 1) return gateway;
      throw new NotYet(`Discord lets this bot begin no more sessions until ${minuteAfter(reset_after)}`, reset_after);
    },
  };
}

/** To the minute, so that asking again gives the same. */
const minuteAfter = (milliseconds: number): string =>
  `${new Date(Date.now() + milliseconds + 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length)}Z`;
