import type { Transaction } from 'kysely';
import type { LinkCheck } from '../link-checksum.ts';
import { reading } from '../reading-and-writing.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from '../store.ts';
import { dialects, transactionOn } from '../transaction.ts';
import type { Session } from './session.ts';

/** Gets what runs queries on a connection, and what reads with them. */
export type OnSession = (session: Session) => { transaction: Transaction<Schema>; reading: Reading };

/** Makes both once for each connection. */
export function createOnSession(links: LinkCheck): OnSession {
  const made = new WeakMap<Session, ReturnType<OnSession>>();
  return (session) => {
    const before = made.get(session);
    if (before) return before;
    const transaction = transactionOn(session, dialects.postgres);
    const all = { transaction, reading: reading(transaction, links) };
    made.set(session, all);
    return all;
  };
}

/** Has whatever is read on a connection be from one moment, and waits for the server no more often than the reads do. */
export async function atOneMoment<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
  // What is wrong with the connection, the reads find out as well.
  session.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY').catch(() => undefined);
  try {
    return await work();
  } finally {
    session.run('COMMIT').catch(() => undefined);
  }
}
