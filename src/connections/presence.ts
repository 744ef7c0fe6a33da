import type { Community } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

/** Where the bot is, as the platforms tell it. Hearing the same twice, or late, does no harm. */
export interface Presence {
  left(community: Community): void;
  back(community: Community): void;
  /** All communities of a platform that the bot is in: any other was left while nobody listened. */
  everywhere(platform: 'discord' | 'slack', here: ReadonlySet<Community>): void;
}

interface Surroundings {
  store: Pick<Store, 'leave' | 'comeBack' | 'communities'>;
  now(): number;
  log: Pick<Log, 'info' | 'error'>;
}

export function createPresence({ store, now, log }: Surroundings): Presence {
  /** A platform's event waits for nobody, so a fault of the store ends here. */
  const written = (done: Promise<unknown>): void => {
    done.catch((error: unknown) => log.error({ err: error }, 'where the bot is could not be written down'));
  };

  return {
    left(community) {
      log.info({ community }, 'removed from a community');
      written(store.leave(community, now()));
    },
    back: (community) => written(store.comeBack(community)),
    everywhere(platform, here) {
      written(
        store.communities().then((communities) => {
          const missing = communities.filter((one) => one.startsWith(`${platform}:`) && !here.has(one));
          return Promise.all(missing.map((community) => store.leave(community, now())));
        }),
      );
    },
  };
}
