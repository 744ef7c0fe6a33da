import { setTimeout as wait } from 'node:timers/promises';
import { RateLimitError } from 'discord.js';
import { type RESTGetAPIGatewayBotResult, Routes } from 'discord-api-types/v10';
import type { Surroundings } from '../connections/connection.ts';
import { NotYet } from '../connections/persist.ts';
import type { Rest } from './rest.ts';

/**
 * Milliseconds between two identifications of shards whose ids leave the same remainder when they are divided by
 * Discord's `max_concurrency`. https://docs.discord.com/developers/events/gateway#rate-limiting
 * Discord counts five seconds from when they arrive, and one that arrives too early is lost. Where several processes take
 * turns, the database's answer takes its time too, now longer and now shorter.
 */
const IDENTIFY_PAUSE = { alone: 5_200, shared: 6_000 };

/** Milliseconds for which the number of sessions that are left is believed where other processes begin some too. */
const BELIEVED = 5_000;
/** Milliseconds until the database or Discord is asked again, where one of them didn't answer. */
const AGAIN = 1_000;

export type SessionLimit = ReturnType<typeof createSessionLimit>;

/**
 * Keeps the identifications of one bot's shards apart, and to the number of sessions that Discord lets it begin in a day:
 * a bot that begins more loses its token. https://docs.discord.com/developers/events/gateway#session-start-limit-object
 * @param sharing What the bot's processes share, so that they take turns with each other.
 */
export function createSessionLimit(
  rest: Pick<Rest, 'get'>,
  { shared, count }: Pick<Surroundings['sharing'], 'shared' | 'count'>,
) {
  const pause = { most: 1, length: shared ? IDENTIFY_PAUSE.shared : IDENTIFY_PAUSE.alone };
  // On the process's own clock, in milliseconds.
  let asked = 0;
  let reset = 0;
  let left = 0;
  let concurrency = 1;

  /**
   * How many sessions must be left over when one begins. While a number is believed, other processes begin so many at
   * most, since they take turns.
   */
  const reserve = () => (shared ? 2 * concurrency : 0);

  async function ask(): Promise<RESTGetAPIGatewayBotResult> {
    try {
      return (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    } catch (error) {
      if (!(error instanceof RateLimitError)) throw error;
      throw new NotYet('Discord has had too many requests', error.retryAfter, { cause: error });
    }
  }

  async function gateway(): Promise<RESTGetAPIGatewayBotResult> {
    const at = performance.now();
    const told = await ask();
    // A login of no shards would seem to stand at once.
    const gateway = { ...told, shards: Math.max(1, Math.trunc(told.shards) || 1) };
    const { remaining, reset_after, max_concurrency } = gateway.session_start_limit;
    left = remaining;
    concurrency = Math.max(1, Math.trunc(max_concurrency) || 1);
    asked = at;
    reset = performance.now() + reset_after;
    if (remaining > reserve()) return gateway;
    throw new NotYet(`Discord lets this bot begin no more sessions until ${minuteAfter(reset_after)}`, reset_after);
  }

  /** Resolves to the milliseconds until a shard may identify itself, and whether the others' turns are all it waits for. */
  async function untilTurn(shard: number): Promise<{ pause: number; forTurn: boolean }> {
    const isOld = () => shared && performance.now() - asked > BELIEVED;
    // Where it was told that none are left, that isn't old.
    if (isOld()) await gateway().catch((error: unknown) => isOld() && Promise.reject(error));
    const used = reset - performance.now();
    if (left <= reserve() && used > 0) return { pause: used, forTurn: false };
    return { pause: await count(`discord identify ${shard % concurrency}`, 1, pause), forTurn: true };
  }

  return {
    /**
     * Waits until a shard may identify itself. Unlike discord.js's own throttler it stops waiting when the socket is
     * closed meanwhile.
     * @param onWait Told before each wait whether it is for other shards alone, which take turns.
     */
    async identify(shard: number, closed: AbortSignal, onWait: (forTurn: boolean) => void): Promise<void> {
      for (;;) {
        // Whatever else is thrown in here, discord.js would take for its turn.
        const { pause, forTurn } = await untilTurn(shard).catch(() => ({ pause: AGAIN, forTurn: false }));
        closed.throwIfAborted();
        if (pause <= 0) {
          left -= 1;
          return;
        }
        onWait(forTurn);
        await wait(pause, undefined, { signal: closed });
      }
    },
    /**
     * How Discord's gateway is reached, for one login.
     * @throws {NotYet} where Discord wants to be asked later, or lets the bot begin no session for now.
     */
    gateway,
  };
}

/** To the minute, so that asking again gives the same. */
const minuteAfter = (milliseconds: number): string =>
  `${new Date(Date.now() + milliseconds + 60_000).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length)}Z`;
