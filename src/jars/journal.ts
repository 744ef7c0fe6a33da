import type { Account, Community } from '../ids.ts';

/** The changes that a community's journal records. Databases hold these names, so none may be renamed or removed. */
export const journalActions = [
  'link.added',
  'link.changed',
  'link.removed',
  'link.removed-by-admin',
  'link.restored-by-admin',
  'link.same-handle',
  'link.held-for-lookalike',
  'listing.listed',
  'listing.requested',
  'listing.approved',
  'listing.declined',
  'listing.paused',
  'listing.resumed',
  'listing.suspended',
  'listing.restored',
  'listing.held-for-reports',
  'listing.held-for-lookalike',
  'listing.left',
  'listing.confirmed',
  'listing.rules-accepted',
  'listing.category',
  'listing.name-alike',
  'post.removed',
  'report.filed',
  'report.dismissed',
  'policy.eligibility',
  'policy.role',
  'policy.provider',
  'policy.tippers',
  'policy.channel',
  'policy.category',
  'policy.rules',
  'policy.switch',
  'policy.feature',
  'policy.log-channel',
  'policy.request-channel',
  'policy.reaction',
] as const;
export type JournalAction = (typeof journalActions)[number];

/**
 * What was done about somebody else's jar. Admins decide by it and are held to it, so each of these entries is kept as
 * it is.
 */
export const evidence: readonly JournalAction[] = [
  'report.filed',
  'report.dismissed',
  'listing.approved',
  'listing.declined',
  'listing.suspended',
  'listing.restored',
  'listing.held-for-reports',
  'link.removed-by-admin',
  'link.restored-by-admin',
  'post.removed',
];

/** Changes that undo each other, as long as both are about the same thing. */
const opposites: Partial<Record<JournalAction, JournalAction>> = {
  'listing.paused': 'listing.resumed',
  'listing.resumed': 'listing.paused',
  'link.added': 'link.removed',
  'link.removed': 'link.added',
};

/** Each of these says what a card showed before an admin looked at it, so they are entries of their own. */
const alwaysNew: readonly JournalAction[] = [...evidence, 'link.changed', 'listing.held-for-lookalike'];

/** Gets the actions that a change repeats or undoes where the rest of the entry is the same. */
export const repeatedBy = (action: JournalAction): JournalAction[] =>
  alwaysNew.includes(action) ? [] : [action, opposites[action] ?? action];

/** Says whether only admins make such an entry, about others or about the community's policy. */
export const isByAdmin = (action: JournalAction): boolean =>
  action.startsWith('policy.') || (evidence.includes(action) && !namesReporter(action));

/**
 * Who made a change. Of those who have deleted their data, admins keep a mark of four hexadecimal digits, which tells
 * them apart and leads to nobody.
 */
export type Actor = Account | 'erased' | `erased:${string}`;

/** Says whether the actor of such an entry is a member who reported somebody. Nobody may be told who that was. */
export const namesReporter = (action: JournalAction): boolean =>
  action === 'report.filed' || action === 'listing.held-for-reports';

/** Says whether an entry tells its subject that somebody reported their jar, which they could act on before an admin does. */
export const aboutReports = (action: JournalAction): boolean =>
  action === 'report.filed' || action === 'report.dismissed';

export interface JournalEntry {
  community: Community;
  /** Milliseconds since 1970. */
  at: number;
  actor: Actor;
  /** The owner of the jar that was changed. */
  subject?: Account;
  action: JournalAction;
  /** The action is about this: a provider, a role or a value, for example. */
  what?: string;
  /** The handle of a changed link. It is shown to admins alone and never posted into a channel. */
  handle?: string;
  reason?: string;
}
