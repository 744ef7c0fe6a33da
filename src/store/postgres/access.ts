import { setTimeout as wait } from 'node:timers/promises';
import { StoreError, Unreachable } from '../store.ts';
import { isAway, problemOf } from './problem.ts';
import type { Reach } from './reach.ts';
import { PoolFull, type Session, type Sessions } from './session.ts';

/** Milliseconds that are left for the answer to a call, of the three seconds for which platforms wait. */
export const PATIENCE = 2_000;
/** Milliseconds before work is tried again on another connection. */
const PAUSE = 50;

/** Runs something on a connection that it has for itself. */
export type Access = ReturnType<typeof createAccess>;

export const unreachable = (why: string, cause?: unknown) =>
  new Unreachable(`the database can’t be reached: ${why}`, { cause });

export function createAccess(sessions: Sessions, reach: Reach) {
  /**
   * Runs work on a connection. One that is lost, or isn't back in time, is not used again, and the work is run on another
   * one: it must do no harm when it's done twice. Once the server is known to be away, nobody waits for it.
   * @param patience Milliseconds that all of this may take.
   * @throws {Unreachable}
   */
  return function use<Result>(work: (session: Session) => Promise<Result>, patience = PATIENCE): Promise<Result> {
    let taken: Session | undefined;
    let late = false;

    function giveBack(broken: boolean): void {
      taken?.release(broken);
      taken = undefined;
    }

    async function once(): Promise<Result> {
      const session = await sessions.take();
      if (late) {
        session.release(false);
        throw unreachable('its turn came too late');
      }
      taken = session;
      let broken = false;
      try {
        return await work(session);
      } catch (error) {
        broken = isAway(error);
        throw error;
      } finally {
        if (taken === session) giveBack(broken);
      }
    }

    async function persist(): Promise<Result> {
      for (;;) {
        const away = reach.away();
        if (away !== undefined) throw unreachable(away);
        try {
          return await once();
        } catch (error) {
          if (error instanceof PoolFull) throw unreachable(error.message, error);
          if (!isAway(error) || error instanceof StoreError) throw error;
          reach.suspect();
          if (late) throw unreachable(problemOf(error), error);
        }
        await wait(PAUSE, undefined, { ref: false });
      }
    }

    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        late = true;
        reach.suspect();
        giveBack(true);
        reject(unreachable('it doesn’t answer'));
      }, patience);
      persist()
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  };
}
