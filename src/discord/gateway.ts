import { type APIGatewayBotInfo, GatewayCloseCodes, type GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Log } from '../log.ts';
import { refusedSession } from './rest.ts';
import { beginShard, type Shard, type Settings as ShardSettings } from './shard.ts';
import { type Place, type Shards, TooFewShards } from './sharding.ts';

interface Settings extends Pick<ShardSettings, 'rest' | 'token' | 'patience' | 'limit' | 'down'> {
  /** Which shards this process holds, where Discord recommends so many. Asked when there are none. */
  shardsOf(recommended: number): Shards;
  heard(dispatch: GatewayDispatchPayload, place: Place): void;
  /** All shards stand. */
  up(): void;
  /** A shard is over that was not being waited for: it has to be begun anew. */
  lost(error: unknown): void;
  log: Pick<Log, 'info'>;
}

/** Milliseconds between two lines that say how many shards stand. Each takes five seconds to identify itself. */
const PROGRESS = 10_000;

/**
 * Holds the bot's shards. One that is lost for good is begun anew by itself: the others go on answering, and each session
 * that isn't begun again leaves one more of the thousand that Discord allows in a day.
 */
export function createGateway({ shardsOf, heard, up, down, lost, log, ...settings }: Settings) {
  let shards: Shards = { count: 0, ids: [] };
  const begun = new Map<number, Shard>();
  const standing = new Set<number>();
  /** So few were refused. */
  let tooFew = 0;
  let waiting: { resolve(): void; reject(error: unknown): void } | undefined;
  let told = 0;
  let progress: NodeJS.Timeout | undefined;

  function begin(id: number, gateway: APIGatewayBotInfo): void {
    const place = { id, count: shards.count };
    const shard = beginShard({
      ...settings,
      gateway,
      place,
      heard: (dispatch) => heard(dispatch, place),
      up() {
        standing.add(id);
        if (standing.size < shards.ids.length) return;
        up();
        clearInterval(progress);
        waiting?.resolve();
        waiting = undefined;
      },
      down(details) {
        if (standing.delete(id)) report();
        down(shards.count === 1 ? details : { ...details, shard: id, shards: shards.count });
      },
      over(error) {
        begun.delete(id);
        if (error instanceof TooFewShards) {
          tooFew = error.count;
          void endAll();
        }
        const settle = waiting?.reject ?? lost;
        waiting = undefined;
        settle(error);
      },
    });
    begun.set(id, shard);
  }

  function report(): void {
    clearInterval(progress);
    told = standing.size;
    progress = setInterval(() => {
      if (standing.size === told) return;
      told = standing.size;
      log.info({ standing: told, shards: shards.ids.length }, 'discord: some shards are still connecting');
    }, PROGRESS).unref();
  }

  async function endAll(): Promise<void> {
    clearInterval(progress);
    const all = [...begun.values()];
    begun.clear();
    standing.clear();
    await Promise.all(all.map((shard) => shard.end()));
  }

  return {
    /**
     * Begins the shards that are missing. Resolves once all stand, and rejects as soon as one of them can't be brought
     * to that; the others are left as they are.
     * @throws {TokenRefused} where Discord refuses the bot for good.
     */
    async connect(gateway: APIGatewayBotInfo): Promise<void> {
      if (begun.size === 0) shards = shardsOf(gateway.shards);
      if (shards.count <= tooFew) throw refusedSession(GatewayCloseCodes.ShardingRequired);
      const missing = shards.ids.filter((id) => !begun.has(id));
      for (const id of missing) begin(id, gateway);
      if (standing.size === shards.ids.length) return;
      report();
      await new Promise<void>((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    /** Ends all shards. Resolves once their sockets are closed. */
    async end(): Promise<void> {
      waiting?.reject(new Error('the login was ended'));
      waiting = undefined;
      await endAll();
    },
  };
}
