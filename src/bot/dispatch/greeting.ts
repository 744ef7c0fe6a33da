import type { Account, Community } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/store.ts';
import type { Language } from '../../text/texts.ts';
import type { Outbox } from './outbox.ts';

/** A community that has just got the bot. */
export interface Newcomer {
  community: Community;
  /** Whoever has the most to say there. */
  owner: Account;
  language: Language;
}

interface Surroundings {
  store: Pick<Store, 'write'>;
  outbox: Pick<Outbox, 'wake' | 'newNonce'>;
  /** Milliseconds since 1970. */
  now(): number;
  log: Pick<Log, 'error'>;
}

/**
 * Makes what writes to the owner of a community that has just got the bot, once a day at most however often the platform
 * tells of it. If they don't accept messages, the same stands on top of the next answer they get there. It never throws.
 * @returns Whether they are written to; undefined where that can't be saved, and nothing was done.
 */
export function createGreeting({ store, outbox, now, log }: Surroundings) {
  return async ({ community, owner, language }: Newcomer): Promise<boolean | undefined> => {
    const at = now();
    try {
      const done = await store.write({ id: `welcome ${community}`, at, community }, async (writing) => {
        if ((await writing.policy(community)).welcomed) return false;
        await writing.putPolicy(community, { language });
        const notice = await writing.putNotice(community, owner, { name: 'welcome', values: {} }, at);
        const nonce = outbox.newNonce();
        await writing.putOutgoing({ community, recipient: owner, nonce, at, content: { notice } });
        return true;
      });
      if (done?.result !== true) return false;
      outbox.wake(community);
      return true;
    } catch (error) {
      log.error({ err: error }, 'the owner of a new community could not be written to');
      return undefined;
    }
  };
}
