import type { Reading, Store } from '../../store/store.ts';
import type { Call } from '../call.ts';

/** What the store does for one call. */
export interface CallStore extends Pick<Store, 'read' | 'write' | 'erase'> {
  /** Says whether notices wait for the caller, as it was when the call began to read, or since it has written. */
  hasNotices(): Promise<boolean>;
}

/**
 * Makes the store of a call. Beginning to read takes longer than looking for notices, so whatever a call reads first looks
 * for them too.
 * @param leave Is called before anything that waits for the disk.
 */
export function callStore(store: Store, { community, caller }: Call, leave: () => void): CallStore {
  let found: boolean | undefined;
  async function look(reading: Reading): Promise<boolean> {
    found ??= community !== undefined && (await reading.notices(community, caller.account)).length > 0;
    return found;
  }
  function change(): void {
    found = undefined;
    leave();
  }
  return {
    read: (work) =>
      store.read(async (reading) => {
        // Where notices can't be read, the answer has to come without them. Then `hasNotices` throws.
        await look(reading).catch(() => undefined);
        return work(reading);
      }),
    write(delivery, work) {
      change();
      return store.write(delivery, work);
    },
    erase(delivery, account) {
      change();
      return store.erase(delivery, account);
    },
    hasNotices: async () => found ?? store.read(look),
  };
}
