import { describe, expect, it } from 'vitest';
import { journalActions, namesReporter } from '../../src/jars/journal.ts';
import { isNotice, noticeNames } from '../../src/jars/notice.ts';

/** The names that databases hold already. */
const NOTICES = [
  'approved',
  'declined',
  'declined-because',
  'link-removed',
  'link-removed-because',
  'link-restored',
  'suspended',
  'suspended-because',
  'restored',
  'held-for-reports',
  'held-for-lookalike',
  'released',
];

const ACTIONS = [
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
];

describe('a stored name', () => {
  it('is a notice only if it is one of the known names', () => {
    for (const name of noticeNames) expect(isNotice({ name, values: {} })).toBe(true);
    for (const other of [null, undefined, {}, '', 'approved', { name: 'toString' }, { name: '' }, { name: 1 }]) {
      expect(isNotice(other)).toBe(false);
    }
  });

  it('belongs to a reporter in two actions of the journal only', () => {
    expect(journalActions.filter(namesReporter)).toEqual(['listing.held-for-reports', 'report.filed']);
  });

  it('is still known: no name was removed', () => {
    expect(noticeNames).toEqual(expect.arrayContaining(NOTICES));
    expect(journalActions).toEqual(expect.arrayContaining(ACTIONS));
  });
});
