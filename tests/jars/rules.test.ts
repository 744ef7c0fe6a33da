import { describe, expect, it } from 'vitest';
import { categoriesOf, isCommon, sameCategory } from '../../src/jars/category.ts';
import { journalActions, namesReporter } from '../../src/jars/journal.ts';
import { isNotice, noticeNames } from '../../src/jars/notice.ts';
import { owesRules } from '../../src/jars/rules.ts';

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
  'released',
];

const ACTIONS = [
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
];

describe('a community’s rules', () => {
  it('have to be accepted by whoever accepted another version or none, unless there are no rules', () => {
    const owed = (text: string, version: number, accepted: number) => owesRules({ rules: { text, version } }, accepted);
    expect(owed('Be honest.', 2, 0)).toBe(true);
    expect(owed('Be honest.', 2, 1)).toBe(true);
    expect(owed('Be honest.', 2, 3)).toBe(true);
    expect(owed('Be honest.', 2, 2)).toBe(false);
    expect(owed('', 2, 0)).toBe(false);
  });
});

describe('a category', () => {
  it('is one of four in every community or one that the admins added', () => {
    expect(categoriesOf({ categories: ['poet'] })).toEqual(['creator', 'journalist', 'expert', 'nonprofit', 'poet']);
    expect(isCommon('expert')).toBe(true);
    expect(isCommon('poet')).toBe(false);
  });

  it('is the same in capitals and small letters, and however its accents are encoded', () => {
    expect(sameCategory('Poet', 'poet')).toBe(true);
    expect(sameCategory('Ｐｏｅｔ', 'poet')).toBe(true);
    expect(sameCategory('E\u0301crivain', 'écrivain')).toBe(true);
    expect(sameCategory('poet', 'poets')).toBe(false);
  });
});

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
