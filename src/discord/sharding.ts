/** One shard of a bot, which hears of a part of its servers. */
export interface Place {
  /** From 0 on. The first shard also hears what is sent in direct messages. */
  id: number;
  /** How many shards the bot has in all, in this process or in others. */
  count: number;
}

/** What one process holds of a bot's shards. */
export interface Shards {
  count: number;
  ids: readonly number[];
}

/** All of them, for a process that is the only one. */
export const allOf = (count: number): Shards => ({ count, ids: Array.from({ length: count }, (_, id) => id) });

/**
 * Processes divide the shards in so many groups at most, and in one for each shard where there are fewer: each group's lease
 * is renewed by itself. Discord lets very large bots identify sixteen shards at the same time, in sixteen rows by the same
 * remainder as here, so a process with some of the groups waits for its own shards alone.
 * https://docs.discord.com/developers/events/gateway#max-concurrency
 */
const MOST_GROUPS = 16;

export const groupsOf = (count: number): number => Math.min(count, MOST_GROUPS);

export const groupOf = ({ id, count }: Place): number => id % groupsOf(count);

export const shardsIn = (groups: readonly number[], count: number): Shards => ({
  count,
  ids: allOf(count).ids.filter((id) => groups.includes(groupOf({ id, count }))),
});

/** An id's bits from this one on are its time. */
const TIME = 22n;

/** Whether Discord tells a shard about a server. https://docs.discord.com/developers/events/gateway#sharding */
export function holds({ id, count }: Place, server: string): boolean {
  // Without shards there is nothing to tell apart, and an id that isn't one belongs to no shard.
  if (count === 1) return true;
  return /^\d{1,20}$/.test(server) && (BigInt(server) >> TIME) % BigInt(count) === BigInt(id);
}

/** Discord wants the bot's servers spread over more shards than it was told. */
export class TooFewShards extends Error {
  override name = 'TooFewShards';
  readonly count: number;

  constructor(count: number) {
    super(`Discord wants the bot in more shards than ${count}`);
    this.count = count;
  }
}
