import type { Surroundings } from '../connections/connection.ts';
import { createDivision } from '../connections/division.ts';
import type { Gateway } from './gateway.ts';
import { allOf, groupOf, groupsOf, type Place, type Shards, shardsIn } from './sharding.ts';

/** Which of the bot's shards this process has. */
export interface Share {
  /**
   * Resolves once there are some, and to none where Discord wants more shards than it recommends.
   * @param recommend Asks Discord how many it recommends.
   */
  take(recommend: () => Promise<number>): Promise<Shards>;
  /** What it has at this moment; undefined where that is none. */
  held(): Shards | undefined;
  /** Whether what a shard hears is this process's to hear. */
  has(place: Place): boolean;
  /** Whether a call that a shard hears is this process's to answer; later, where another process may hear it too. */
  mine(place: Place, call: string): boolean | Promise<boolean>;
  /** One of the shards stands by now. */
  stood(): void;
  /** Lets the other processes have it, within so many milliseconds, and goes on until they are ready. */
  handOver(patience: number): Promise<void>;
  /** Lets the other processes have it at once. */
  end(): Promise<void>;
}

type GatewayState = Pick<Gateway, 'begun' | 'standing' | 'tooFew'>;

/** All of them, for a process that shares the database with no other. */
export function wholeShare(gateway: GatewayState): Share {
  let all: Shards | undefined;
  return {
    async take(recommend) {
      all = gateway.begun() ?? allOf(await recommend());
      return all;
    },
    held: () => all,
    has: () => true,
    mine: () => true,
    stood: () => undefined,
    handOver: async () => undefined,
    end: async () => undefined,
  };
}

interface Settings {
  sharing: Surroundings['sharing'];
  gateway: GatewayState;
  signal: AbortSignal;
  standBy<Result>(waiting: Promise<Result>): Promise<Result>;
  /** Told when this process has others than before; none, where it has to wait for some again. */
  changed(): void;
  /** Milliseconds after which other processes take over what a process has that is gone. */
  life: number | undefined;
}

/** Those of a process that divides them with the others which share its database. */
export function createShare({ sharing, gateway, signal, standBy, changed, life }: Settings): Share {
  let count = 0;
  const division = createDivision({
    sharing,
    name: 'discord shards',
    partsOf: groupsOf,
    stands(group) {
      const standing = gateway.standing();
      return shardsIn([group], count).ids.every((id) => standing.get(id));
    },
    changed,
    ...(life !== undefined && { life }),
  });
  return {
    async take(recommend) {
      do {
        count = await division.agree(recommend, gateway.tooFew());
        if (count <= gateway.tooFew()) return { count, ids: [] };
      } while (!(await standBy(division.wait(signal))));
      return shardsIn(division.parts(), count);
    },
    held() {
      const groups = division.parts();
      return groups.length > 0 ? shardsIn(groups, count) : undefined;
    },
    has: (place) => place.count === count && division.has(groupOf(place)),
    mine: (place, call) => place.count === count && division.mine(groupOf(place), call),
    stood: () => void division.ready(),
    handOver: division.handOver,
    end: division.end,
  };
}
