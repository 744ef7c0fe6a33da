/** How guilds are spread over a bot's shards: events/gateway#sharding */
import { GatewayCloseCodes } from 'discord-api-types/v10';

/** A shard as a bot names it: its number from 0 on, and how many there are. */
export type Shard = readonly [id: number, count: number];

/** What the gateway recommends and demands of a bot. */
export interface Sharding {
  /** `shards` of `GET /gateway/bot`. */
  recommended: number;
  /** A bot with fewer shards is refused. */
  required: number;
  /** `max_concurrency`: of so many shards one after the other, each can identify itself at the same time. */
  concurrency: number;
  /** Milliseconds between two identifications in one bucket. Discord has 5,000; with 0 a town can be opened at once. */
  pause: number;
}

export const oneShard: Sharding = { recommended: 1, required: 1, concurrency: 1, pause: 0 };

/** Tells whether a shard hears of a guild; of what happens in no guild the first one hears. */
export const hearsOf = ([id, count]: Shard, guild: string | undefined): boolean =>
  guild === undefined ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === id;

export function refusedShard([id, count]: Shard, { required }: Sharding): GatewayCloseCodes | undefined {
  if (id >= count) return GatewayCloseCodes.InvalidShard;
  return count < required ? GatewayCloseCodes.ShardingRequired : undefined;
}

/** Keeps the identifications of each bucket apart. */
export function createBuckets(now: () => number) {
  /** When each was taken last. */
  const taken = new Map<number, number>();
  return {
    /** Tells whether a shard may identify itself now. If so, its bucket is taken. The clock may have been set back since. */
    take([id]: Shard, { concurrency, pause }: Sharding): boolean {
      const bucket = id % concurrency;
      const since = now() - (taken.get(bucket) ?? Number.NEGATIVE_INFINITY);
      if (since >= 0 && since < pause) return false;
      taken.set(bucket, now());
      return true;
    },
  };
}
