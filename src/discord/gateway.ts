import { type APIGatewayBotInfo, GatewayCloseCodes, type GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Log } from '../log.ts';
import { refusedSession } from './rest.ts';
import { beginShard, type Shard, type Settings as ShardSettings } from './shard.ts';
import { allOf, type Place, type Shards, TooFewShards } from './sharding.ts';

export type Gateway = ReturnType<typeof createGateway>;

interface Settings extends Pick<ShardSettings, 'rest' | 'token' | 'patience' | 'limit' | 'down'> {
  heard(dispatch: GatewayDispatchPayload, place: Place): void;
  /** One of the shards stands. */
  stood(): void;
  /** All shards stand. */
  up(): void;
  /** A shard is over that was not being waited for: it has to be begun anew. */
  lost(error: unknown): void;
  /** Nothing is heard of a shard's servers any more, until it is begun anew. */
  gone(place: Place): void;
  log: Pick<Log, 'info'>;
}

/** Milliseconds between two lines that say how many shards stand. Each takes five seconds to identify itself. */
const PROGRESS = 10_000;

/**
 * Holds the bot's shards. One that is lost for good is begun anew by itself: the others go on answering, and each session
 * that isn't begun again leaves one more of the thousand that Discord allows in a day.
 */
export function createGateway({ heard, stood, up, down, lost, gone, log, ...settings }: Settings) {
  let shards = allOf(0);
  /** As Discord told it last. */
  let known: APIGatewayBotInfo | undefined;
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
        stood();
        if (allStand()) stand();
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

  const allStand = () => shards.ids.length > 0 && shards.ids.every((id) => standing.has(id));

  function stand(): void {
    up();
    clearInterval(progress);
    waiting?.resolve();
    waiting = undefined;
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

  async function end(ids: readonly number[]): Promise<void> {
    const { count } = shards;
    const ended = ids.map((id) => begun.get(id));
    for (const id of ids) {
      begun.delete(id);
      standing.delete(id);
      gone({ id, count });
    }
    await Promise.all(ended.map((shard) => shard?.end()));
  }

  function hold(wanted: Shards, gateway: APIGatewayBotInfo): void {
    const others = [...begun.keys()].filter((id) => wanted.count !== shards.count || !wanted.ids.includes(id));
    void end(others);
    shards = wanted;
    for (const id of shards.ids) if (!begun.has(id)) begin(id, gateway);
  }

  async function endAll(): Promise<void> {
    clearInterval(progress);
    await end([...begun.keys()]);
  }

  return {
    /** The shards that this process has begun; undefined where it has begun none. */
    begun: (): Shards | undefined => (begun.size > 0 ? shards : undefined),
    /** The shards that this process has, and of each whether it stands. */
    standing: (): ReadonlyMap<number, boolean> => new Map(shards.ids.map((id) => [id, standing.has(id)])),
    /** Discord has refused so few. */
    tooFew: () => tooFew,
    /**
     * Begins those of these shards that are missing, and ends all others. Resolves once all stand, and rejects as soon as
     * one of them can't be brought to that; the others are left as they are.
     * @throws {TokenRefused} where Discord refuses the bot for good.
     */
    async connect(gateway: APIGatewayBotInfo, wanted: Shards): Promise<void> {
      if (wanted.count <= tooFew) throw refusedSession(GatewayCloseCodes.ShardingRequired);
      known = gateway;
      hold(wanted, gateway);
      if (allStand()) return;
      report();
      await new Promise<void>((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    /** Does the same while others of the shards stand, or are still waited for. */
    change(wanted: Shards): void {
      if (!known || wanted.count <= tooFew) return;
      hold(wanted, known);
      if (allStand()) stand();
    },
    /** Ends all shards. Resolves once their sockets are closed. */
    async end(): Promise<void> {
      waiting?.reject(new Error('the login was ended'));
      waiting = undefined;
      const ended = endAll();
      shards = allOf(0);
      await ended;
    },
  };
}
