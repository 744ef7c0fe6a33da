import { createFairQueue } from '../fair-queue.ts';
import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

/** Records which communities the bot is in, as the platforms report it. Reports may be repeated or come late. */
export interface Presence {
  left(community: Community): void;
  back(community: Community): void;
  /**
   * All communities of a platform that the bot is in, or all of a part of them. It was removed from any other of that
   * part while it wasn't connected.
   * @param within Whether a community of the platform belongs to the part. Without it, all do.
   */
  everywhere(
    platform: 'discord' | 'slack',
    here: ReadonlySet<Community>,
    within?: (community: Community) => boolean,
  ): void;
}

interface Surroundings {
  store: Pick<Store, 'leave' | 'comeBack' | 'communities'>;
  now(): number;
  log: Pick<Log, 'info' | 'error'>;
}

/** A bot in ten thousand servers hears of each as it starts, and calls are to be answered meanwhile. */
const AT_A_TIME = { all: 4, each: 1 };

export function createPresence({ store, now, log }: Surroundings): Presence {
  const inTurn = createFairQueue(AT_A_TIME);
  const leave = (community: Community) => inTurn(community, () => store.leave(community, now()));

  /** Nothing waits for the work on a platform's event, so an error of the store is logged here. */
  const written = (done: Promise<unknown>): void => {
    done.catch((error: unknown) =>
      log.error({ err: error }, 'a change of the communities the bot is in could not be stored'),
    );
  };

  return {
    left(community) {
      log.info({ community }, 'removed from a community');
      written(leave(community));
    },
    back: (community) => written(inTurn(community, () => store.comeBack(community))),
    everywhere(platform, here, within = () => true) {
      written(
        store.communities().then((communities) => {
          const missing = communities.filter((one) => one.startsWith(`${platform}:`) && within(one) && !here.has(one));
          return Promise.all(missing.map(leave));
        }),
      );
    },
  };
}
