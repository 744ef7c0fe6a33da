import { sql, type Transaction } from 'kysely';
import type { Account } from '../../ids.ts';
import { evidence, type JournalAction, type JournalEntry, journalActions, repeatedBy } from '../../jars/journal.ts';
import { type Given, prepared, preparedEach } from '../prepared.ts';
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

/** Whose entries are looked at, and where. */
type Whose = Pick<JournalEntry, 'actor' | 'community'>;

/**
 * Selects the newest of somebody's entries in a community. SQLite must not go through them by their ids, which `+` keeps
 * it from: an admin may have a great many entries of other actions.
 */
const by = (transaction: Transaction<Schema>, given: Given<Whose>) =>
  transaction
    .selectFrom('log')
    .select(['id', 'at', 'changes', 'since'])
    .where('actor', '=', given('actor'))
    .where('community', '=', given('community'))
    .orderBy(sql`+id`, 'desc')
    .limit(1);

type Change = Required<Pick<JournalEntry, 'actor' | 'community' | 'what' | 'handle' | 'reason'>> & { from: number };

/** By the action. */
const sameAbout = preparedEach(
  (action: JournalAction) => (transaction, given: Given<Change & { subject: Account }>) =>
    same(transaction, given, action).where('subject', '=', given('subject')),
);
const sameAboutNobody = preparedEach(
  (action: JournalAction) => (transaction, given: Given<Change>) =>
    same(transaction, given, action).where('subject', 'is', null),
);

const same = (transaction: Transaction<Schema>, given: Given<Change>, action: JournalAction) =>
  by(transaction, given as Given<Whose>)
    .where('action', 'in', repeatedBy(action))
    .where('at', '>=', given('from'))
    .where('what', '=', given('what'))
    .where('handle', '=', given('handle'))
    .where('reason', '=', given('reason'));

async function sameChange(transaction: Transaction<Schema>, entry: JournalEntry) {
  const { at, actor, community, subject, action, what = '', handle = '', reason = '' } = entry;
  if (repeatedBy(action).length === 0) return undefined;
  const change = { actor, community, what, handle, reason, from: at - REPEATED_WITHIN };
  const [found] = await (subject === undefined
    ? sameAboutNobody(transaction, action, change)
    : sameAbout(transaction, action, { ...change, subject }));
  return found;
}

const lastOfMany = prepared((transaction, given: Given<Whose>) =>
  transaction
    .selectFrom('log')
    .select('at')
    .where('actor', '=', given('actor'))
    .where('community', '=', given('community'))
    .where('action', 'in', countedActions)
    .limit(1)
    .offset(MOST_BY_ONE - 1),
);

const newestCounted = prepared((transaction, given: Given<Whose>) =>
  by(transaction, given).where('action', 'in', countedActions),
);

async function newestOfMany(transaction: Transaction<Schema>, { actor, community, action }: JournalEntry) {
  if (evidence.includes(action)) return undefined;
  const [last] = await lastOfMany(transaction, { actor, community });
  const [newest] = last ? await newestCounted(transaction, { actor, community }) : [];
  return newest;
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
