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
  'policy.log-channel',
  'policy.request-channel',
] as const;
export type JournalAction = (typeof journalActions)[number];

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
  /** The person who made the change; `erased` if they have deleted their data since. */
  actor: Account | 'erased';
  /** The owner of the jar that was changed. */
  subject?: Account;
  action: JournalAction;
  /** The action is about this: a provider, a role or a value, for example. */
  what?: string;
  /** The handle of a changed link. It is shown to admins alone and never posted into a channel. */
  handle?: string;
  reason?: string;
}
