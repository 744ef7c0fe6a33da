import type { Schema } from '../schema.ts';

/** Triggers build these from the rows of other tables, or a migration makes them as they always are. */
type Built = 'list_place' | 'list_size' | 'log_gate';
export type Moved = Exclude<keyof Schema, Built>;

type Keys<Table extends keyof Schema> = { readonly [Name in Table]: readonly (keyof Schema[Name] & string)[] };

/**
 * The tables that are carried over, each with the columns that tell its rows apart. A table comes after those to which it
 * refers. The last ones hold more than what triggers make of the rows of others, which may be gone: so these come last, and
 * take the place of what the triggers have made.
 */
export const moved = {
  secret: ['value'],
  jar: ['account'],
  link: ['account', 'provider'],
  listing: ['community', 'account'],
  lookalike: ['community', 'account', 'provider', 'key'],
  removal: ['community', 'account', 'provider', 'key'],
  report: ['mark'],
  draft: ['community', 'account'],
  policy: ['community'],
  rule: ['community', 'about', 'subject'],
  category: ['community', 'name'],
  log: ['id'],
  notice: ['id'],
  outbox: ['id'],
  post: ['community', 'channel', 'message'],
  departure: ['community'],
  installation: ['community'],
  oauth_state: ['mark'],
  tombstone: ['mark'],
  sanction: ['mark', 'state'],
  nudge: ['mark'],
  nudge_refusal: ['mark'],
  asked: ['mark', 'week', 'community'],
  delivery: ['id'],
  kept_community: ['community'],
  asked_count: ['community', 'week'],
} as const satisfies Keys<Moved>;

export const movedTables = Object.keys(moved) as readonly Moved[];

/** What triggers build on either side by themselves, which has to be the same on both. */
const compared = {
  list_place: ['community', 'list', 'at', 'account'],
  list_size: ['community', 'list'],
} as const satisfies Keys<'list_place' | 'list_size'>;

/** All that is compared, with what tells the rows of a table apart. */
export const keys = { ...moved, ...compared } as const;
export type Compared = keyof typeof keys;
export const comparedTables = Object.keys(keys) as readonly Compared[];

/** Migrations and triggers put rows into these, in whose place those that are carried over come. */
export const made: readonly Moved[] = ['secret', 'kept_community', 'asked_count'];

/** These number their rows. A number is never used twice, also where its row is gone. */
export const numbered = ['log', 'notice', 'outbox'] as const;
export type Numbered = (typeof numbered)[number];
