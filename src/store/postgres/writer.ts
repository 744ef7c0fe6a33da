import { setTimeout as wait } from 'node:timers/promises';
import { createFairQueue } from '../../fair-queue.ts';
import { MaybeSaved, NotSaved, type Unreachable } from '../store.ts';
import type { Work } from '../transaction.ts';
import { PATIENCE, unreachable } from './access.ts';
import { NEWEST } from './migrate.ts';
import type { OnSession } from './on-session.ts';
import type { Outdated } from './outdated.ts';
import { isAway, isPassing, problemOf } from './problem.ts';
import type { Reach } from './reach.ts';
import { PoolFull, type Session, type Sessions } from './session.ts';

/** Milliseconds before a transaction is run again, at first and at most. Half of it is chance, so that two don't meet again. */
const PAUSE = { first: 10, most: 300 };
/** A commit whose connection was lost is asked about for so many milliseconds more than a write may take. */
const DOUBT = 500;
/** Milliseconds between two questions whether it was saved. */
const ASKING = 100;

/** Gets what tells a transaction, and whether this version may still change anything. */
const BEGUN = `SELECT pg_current_xact_id()::text AS number, version, oldest FROM ${NEWEST}`;

interface Wish {
  /** Writes of one group come one after the other, and groups take turns. */
  group: string;
  /**
   * The delivery that the transaction remembers. What has none must do no harm when it's done twice: it is done again
   * where the connection was lost during the commit.
   */
  delivery?: string;
  /** How many milliseconds it may take until it is committed. */
  patience?: number | undefined;
}

/** The connection was lost during a commit. */
class Doubt<Result> extends Error {
  readonly result: Result;
  /** The number that the server gave the transaction. */
  readonly transaction: string;

  constructor(result: Result, transaction: string, cause: unknown) {
    super('the connection was lost during a commit', { cause });
    this.result = result;
    this.transaction = transaction;
  }
}

interface Surroundings {
  sessions: Sessions;
  reach: Reach;
  onSession: OnSession;
  outdated: Outdated;
}

export type Writer = ReturnType<typeof createWriter>;

/**
 * Writes on several connections at once, each in a transaction that is serializable: what it has read is still so when it
 * commits, whatever other processes do. Where that can't be, it's run again.
 */
export function createWriter({ sessions, reach, onSession, outdated }: Surroundings) {
  // Those who read have the other connections.
  const inTurn = createFairQueue({ all: Math.ceil(sessions.most * 0.6), each: 1 });

  /**
   * Resolves once the changes are saved.
   * @throws {NotSaved} when nothing was changed because others are in the way, or too much is being written.
   * @throws {Unreachable} when nothing was changed because the server can't be reached.
   * @throws {MaybeSaved} when the server was lost as it was to save the changes, and isn't back in time.
   */
  return function write<Result>(wish: Wish, work: Work<Result>): Promise<Result> {
    const { group, delivery, patience = PATIENCE } = wish;
    let phase: 'open' | 'committing' | 'over' = 'open';
    /** What kept the write from being saved the last time. */
    let cause: unknown;
    /** The connection that is at work. */
    let current: Session | undefined;

    function giveBack(broken: boolean): void {
      current?.release(broken);
      current = undefined;
    }

    async function onOne<Answer>(use: (session: Session) => Promise<Answer>): Promise<Answer> {
      const session = await sessions.take();
      if (phase === 'over') {
        session.release(false);
        throw new NotSaved('its turn came too late');
      }
      current = session;
      let broken = true;
      try {
        const answer = await use(session);
        broken = false;
        return answer;
      } catch (error) {
        broken = isAway(error) || error instanceof Doubt;
        throw error;
      } finally {
        if (current === session) giveBack(broken);
      }
    }

    const transact = (session: Session) =>
      undoing(session, async () => {
        // What is wrong with the connection, the next statement finds out as well.
        session.run('BEGIN ISOLATION LEVEL SERIALIZABLE').catch(() => undefined);
        const beginning = delivery === undefined ? undefined : begun(session);
        beginning?.catch(() => undefined);
        const result = await work(onSession(session).transaction).catch(async (error: unknown) => {
          // What a later version has changed may be what the work stumbles upon.
          await beginning;
          throw error;
        });
        const transaction = await beginning;
        if (phase === 'over') throw new NotSaved('it was ready too late');
        phase = 'committing';
        try {
          await session.commit();
        } catch (error) {
          if (isAway(error) && transaction !== undefined) throw new Doubt(result, transaction, error);
          throw error;
        }
        return result;
      });

    /** Gets the number of the transaction. @throws {Unreachable} when the database is a later version's by now. */
    async function begun(session: Session): Promise<string> {
      const { rows } = await session.run<{ number: string; version: number; oldest: number }>(BEGUN);
      const [found] = rows;
      if (!found) return '';
      try {
        outdated.refuse(found);
      } catch (error) {
        throw unreachable(problemOf(error), error);
      }
      return found.number;
    }

    /** Whether the transaction that was in doubt was saved. Asks until the server is back and knows. */
    async function wasSaved({ transaction }: Doubt<Result>): Promise<boolean> {
      while (phase !== 'over') {
        try {
          const known = await onOne((session) => outcomeOf(session, transaction, delivery ?? ''));
          if (known !== undefined) return known;
        } catch (error) {
          if (!isAway(error) && !(error instanceof PoolFull)) throw error;
          reach.suspect();
        }
        await wait(ASKING, undefined, { ref: false });
      }
      return false;
    }

    async function persist(): Promise<Result> {
      for (let tries = 0; phase !== 'over'; tries += 1) {
        const away = reach.away();
        if (away !== undefined) throw unreachable(away, cause);
        try {
          return await onOne(transact);
        } catch (error) {
          if (error instanceof Doubt) {
            reach.suspect();
            if (await wasSaved(error)) return error.result;
          } else if (isAway(error)) reach.suspect();
          else if (!isPassing(error) && !(error instanceof PoolFull)) throw error;
          cause = error;
          if (phase === 'committing') phase = 'open';
        }
        const pause = Math.min(PAUSE.first * 2 ** tries, PAUSE.most);
        await wait(pause * (0.5 + Math.random() / 2), undefined, { ref: false });
      }
      throw new NotSaved('its turn came too late');
    }

    /** Why nothing was changed in time. */
    function tooLate(): NotSaved | Unreachable {
      const silent = cause === undefined && current !== undefined;
      if (silent || isAway(cause)) {
        reach.suspect();
        return unreachable(silent ? 'it doesn’t answer' : problemOf(cause), cause);
      }
      const why = cause === undefined ? 'too much is being written' : problemOf(cause);
      return new NotSaved(`the database can’t be written in time: ${why}`, { cause });
    }

    return new Promise((resolve, reject) => {
      function end(error: Error): void {
        phase = 'over';
        giveBack(true);
        reject(error);
      }
      let timer = setTimeout(() => {
        if (phase === 'open') return end(tooLate());
        timer = setTimeout(
          () => end(new MaybeSaved('the database was lost while a change was being saved', { cause })),
          DOUBT,
        );
      }, patience);
      inTurn(group, persist)
        .then(resolve, (error: unknown) => phase !== 'over' && reject(error))
        .finally(() => clearTimeout(timer));
    });
  };
}

async function undoing<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isAway(error) && !(error instanceof Doubt)) await session.run('ROLLBACK');
    throw error;
  }
}

/** Whether a transaction was saved; undefined while the server still works on it. */
async function outcomeOf(session: Session, transaction: string, delivery: string): Promise<boolean | undefined> {
  const { rows } = await session.run<{ status: string; kept: boolean }>(
    'SELECT pg_xact_status($1::text::xid8) AS status, EXISTS (SELECT 1 FROM delivery WHERE id = $2) AS kept',
    [transaction, delivery],
  );
  const [found] = rows;
  return found?.status === 'in progress' ? undefined : found?.status === 'committed' && found.kept;
}
