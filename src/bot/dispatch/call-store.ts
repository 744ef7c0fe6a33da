import type { Account, Community } from '../../ids.ts';
import { type Reading, type Shown, type Store, Unreachable } from '../../store/store.ts';
import type { Call } from '../call.ts';

/** What the store does for one call. */
export interface CallStore extends Pick<Store, 'read' | 'write' | 'erase'> {
  /** Reads what decides whether somebody's jar may be seen in the community of the call. */
  shown(community: Community, account: Account): Promise<Shown>;
  /** Says whether notices wait for the caller, as it was when the call began to read, or since it has written. */
  hasNotices(): Promise<boolean>;
  /** Notes that the community of the call has the bot, unless the call has read that this is known. */
  comeBack(): Promise<void>;
}

/**
 * Makes the store of a call. Beginning to read takes longer than looking for notices, so whatever a call reads first looks
 * for them too.
 * @param leave Is called before anything that waits for the disk.
 */
export function callStore(store: Store, { community: where, caller }: Call, leave: () => void): CallStore {
  let found: boolean | undefined;
  let isBack = where === undefined;
  /** A call that has waited in vain for the database doesn't wait once more. */
  let lost: Unreachable | undefined;
  async function reached<Result>(asked: Promise<Result>): Promise<Result> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof Unreachable) lost = error;
      throw error;
    }
  }
  async function look(reading: Reading): Promise<boolean> {
    found ??= where !== undefined && (await reading.notices(where, caller.account)).length > 0;
    return found;
  }
  function change(): void {
    found = undefined;
    leave();
  }
  return {
    read: (work) =>
      reached(
        store.read(async (reading) => {
          // Where notices can't be read, the answer has to come without them. Then `hasNotices` throws.
          await look(reading).catch(() => undefined);
          return work(reading);
        }),
      ),
    async shown(community, account) {
      const { notices, left, ...shown } = await reached(store.shown(community, account, caller.account));
      found ??= notices;
      isBack ||= !left;
      return shown;
    },
    write(delivery, work) {
      change();
      return reached(store.write(delivery, work));
    },
    erase(delivery, account) {
      change();
      return reached(store.erase(delivery, account));
    },
    async hasNotices() {
      if (lost) throw lost;
      return found ?? store.read(look);
    },
    async comeBack() {
      if (isBack || lost || where === undefined) return;
      leave();
      await store.comeBack(where);
      isBack = true;
    },
  };
}
