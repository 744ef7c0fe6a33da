import { StoreError, Unreachable } from '../store.ts';
import { isAway, problemOf } from './problem.ts';
import type { Reach } from './reach.ts';
import { PoolFull, type Session, type Sessions } from './session.ts';

/** Runs something on a connection that it has for itself. */
export type Access = ReturnType<typeof createAccess>;

/** Milliseconds that are left for the answer to a call, of the three seconds for which platforms wait. */
export const PATIENCE = 2_000;

export function createAccess(sessions: Sessions, reach: Reach) {
  /** Turns what the network or the server says into what whoever calls the store can be told. */
  function translated(error: unknown): unknown {
    if (error instanceof StoreError) return error;
    if (error instanceof PoolFull) return new Unreachable(`the database can’t be asked in time: ${error.message}`);
    if (!isAway(error)) return error;
    reach.suspect();
    return new Unreachable(`the database can’t be reached: ${problemOf(error)}`, { cause: error });
  }

  return {
    translated,

    /**
     * Runs work on a connection. One that is lost, or isn't back in time, is not used again. It may have been lost while
     * nobody used it, so the work is then run once more, on another one: it must do no harm when it's done twice.
     * @param patience Milliseconds that taking a connection and the work may take.
     * @throws {Unreachable}
     */
    use<Result>(work: (session: Session) => Promise<Result>, patience = PATIENCE): Promise<Result> {
      let taken: Session | undefined;
      let late = false;

      async function once(): Promise<Result> {
        const session = await sessions.take();
        if (late) {
          session.release(false);
          throw new Unreachable('its turn came too late');
        }
        taken = session;
        let broken = false;
        try {
          return await work(session);
        } catch (error) {
          broken = isAway(error);
          throw error;
        } finally {
          if (taken) session.release(broken);
          taken = undefined;
        }
      }

      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          late = true;
          reach.suspect();
          const session = taken;
          taken = undefined;
          session?.release(true);
          reject(new Unreachable('the database doesn’t answer in time'));
        }, patience);
        once()
          .catch((error: unknown) => (isAway(error) && !late ? once() : Promise.reject(error)))
          .then(resolve, (error: unknown) => reject(translated(error)))
          .finally(() => clearTimeout(timer));
      });
    },
  };
}
