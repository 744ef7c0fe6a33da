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
