import type { Installations } from './installations.ts';
import { type Store, Unreachable } from './store.ts';

/** Milliseconds in which a database is opened that is there, also where it's brought up to date and isn't large. */
const SOON = 5_000;

/**
 * Opens a store, which can be handed on at once: until it is open, whatever it is asked for rejects with `Unreachable`.
 * @param shared Whether other processes may use the database at the same time.
 * @param open Calls `away` where the database can't be reached yet.
 */
export function createOpening(shared: boolean, open: (away: () => void) => Promise<Store>) {
  let opened: Store | undefined;
  let away = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    away = resolve;
    setTimeout(resolve, SOON).unref();
  });
  const done = open(away).then((store) => {
    opened = store;
  });

  const use = <Result>(work: (store: Store) => Promise<Result>): Promise<Result> =>
    opened ? work(opened) : Promise.reject(new Unreachable('the database is not open yet'));

  const installations: Installations = {
    get: (...given) => use((store) => store.installations.get(...given)),
    page: (...given) => use((store) => store.installations.page(...given)),
    put: (...given) => use((store) => store.installations.put(...given)),
    replaceTokens: (...given) => use((store) => store.installations.replaceTokens(...given)),
    claimRenewal: (...given) => use((store) => store.installations.claimRenewal(...given)),
    drop: (...given) => use((store) => store.installations.drop(...given)),
    takeState: (...given) => use((store) => store.installations.takeState(...given)),
  };

  const store: Store = {
    shared,
    installations,
    lease: (...given) => use((store) => store.lease(...given)),
    release: (...given) => use((store) => store.release(...given)),
    count: (...given) => use((store) => store.count(...given)),
    holders: (...given) => use((store) => store.holders(...given)),
    read: (work) => use((store) => store.read(work)),
    shown: (...given) => use((store) => store.shown(...given)),
    write: (delivery, work) => use((store) => store.write(delivery, work)),
    erase: (...given) => use((store) => store.erase(...given)),
    putAsked: (...given) => use((store) => store.putAsked(...given)),
    dropOutgoing: (...given) => use((store) => store.dropOutgoing(...given)),
    joinOutgoing: (...given) => use((store) => store.joinOutgoing(...given)),
    leave: (...given) => use((store) => store.leave(...given)),
    comeBack: (...given) => use((store) => store.comeBack(...given)),
    communities: () => use((store) => store.communities()),
    expire: (...given) => use((store) => store.expire(...given)),
    lastWrite: (...given) => use((store) => store.lastWrite(...given)),
    check: () => use((store) => store.check()),
    verify: () => use((store) => store.verify()),
    close: () => use((store) => store.close()),
  };

  return {
    store,
    /** Resolves once the store is open. Rejects as `open` does. */
    done,
    /** Resolves to whether the store is open, once it is, or once that takes long. Rejects as `open` does. */
    soon: Promise.race([done, late]).then(() => opened !== undefined),
  };
}
