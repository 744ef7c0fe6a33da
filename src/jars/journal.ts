import type { Account, Community } from '../ids.ts';

/** What is written down: each change of a jar's links, of a listing or of a policy. */
export const journalActions = [
  'link.added',
  'link.changed',
  'link.removed',
  'link.removed-by-admin',
  'link.restored-by-admin',
  'link.same-handle',
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

/** Whose actor is a member who reported somebody: nobody is told who that was. */
export const namesReporter = (action: JournalAction): boolean =>
  action === 'report.filed' || action === 'listing.held-for-reports';

export interface JournalEntry {
  community: Community;
  at: number;
  /** Who did it; `erased` once they have deleted their data. */
  actor: Account | 'erased';
  /** Whose jar, where it was somebody's. */
  subject?: Account;
  action: JournalAction;
  /** A provider's id, a role, a value: whatever the action is about. */
  what?: string;
  /** Shown to admins alone, never posted. */
  handle?: string;
  reason?: string;
}
