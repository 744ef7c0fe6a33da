import { sql, type Transaction } from 'kysely';
import { evidence, type JournalEntry, journalActions, repeatedBy } from '../../jars/journal.ts';
import type { Schema } from '../schema.ts';

/** What somebody repeats or undoes within so many milliseconds is one entry. */
const REPEATED_WITHIN = 10 * 60 * 1000;

/**
 * So many entries of one person are kept in a community, besides evidence. From then on a new one takes the place of
 * their newest one, so that nobody can push out what they did before by doing a lot.
 */
export const MOST_BY_ONE = 500;

/**
 * Milliseconds until a change that repeats or undoes another is posted. In between it's as long as the changes have gone
 * on, so who goes on for a day is posted about 150 times.
 */
const POSTED_AFTER = { first: 2_000, most: 10 * 60 * 1000 };

const countedActions = journalActions.filter((action) => !evidence.includes(action));

/** What a new entry takes the place of. */
export interface Repeated {
  id: number;
  changes: number;
  /** When the first of these changes was made, in milliseconds since 1970. */
  since: number;
}

/** Finds the entry that a new one takes the place of, if there is one. */
export async function repeatedEntry(
  transaction: Transaction<Schema>,
  entry: JournalEntry,
): Promise<Repeated | undefined> {
  const found = (await sameChange(transaction, entry)) ?? (await newestOfMany(transaction, entry));
  return found && { id: found.id, changes: found.changes, since: found.since ?? found.at };
}

/**
 * Selects the newest of somebody's entries in a community. SQLite must not go through them by their ids, which `+` keeps
 * it from: an admin may have a great many entries of other actions.
 */
const by = (transaction: Transaction<Schema>, { actor, community }: JournalEntry) =>
  transaction
    .selectFrom('log')
    .select(['id', 'at', 'changes', 'since'])
    .where(({ and }) => and({ actor, community }))
    .orderBy(sql`+id`, 'desc')
    .limit(1);

async function sameChange(transaction: Transaction<Schema>, entry: JournalEntry) {
  const { at, subject = null, action, what = '', handle = '', reason = '' } = entry;
  const actions = repeatedBy(action);
  if (actions.length === 0) return undefined;
  return by(transaction, entry)
    .where('action', 'in', actions)
    .where('at', '>=', at - REPEATED_WITHIN)
    .where('subject', subject === null ? 'is' : '=', subject)
    .where(({ and }) => and({ what, handle, reason }))
    .executeTakeFirst();
}

async function newestOfMany(transaction: Transaction<Schema>, entry: JournalEntry) {
  const { actor, community, action } = entry;
  if (evidence.includes(action)) return undefined;
  const last = await transaction
    .selectFrom('log')
    .select('at')
    .where(({ and }) => and({ actor, community }))
    .where('action', 'in', countedActions)
    .limit(1)
    .offset(MOST_BY_ONE - 1)
    .executeTakeFirst();
  return last && by(transaction, entry).where('action', 'in', countedActions).executeTakeFirst();
}

/**
 * Says when a change may be posted that takes the place of an earlier entry: with that one where it still waits to be
 * posted, or else after a pause.
 * @param at When the change was made, in milliseconds since 1970.
 */
export async function dueAfter(transaction: Transaction<Schema>, { id, since }: Repeated, at: number): Promise<number> {
  const waiting = await transaction
    .selectFrom('outbox')
    .select(({ fn }) => fn.min('due').as('due'))
    .where('entry', '=', id)
    .executeTakeFirst();
  return waiting?.due ?? at + Math.min(Math.max(at - since, POSTED_AFTER.first), POSTED_AFTER.most);
}
