import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Access,
  allows,
  asksForRoles,
  eligibilities,
  eligible,
  openPolicy,
  type Policy,
} from '../../src/jars/policy.ts';

const rule = fc.constantFrom<Access>('allow', 'block');
const rules = fc.dictionary(fc.constantFrom('A', 'B', 'C'), rule).map((given) => new Map(Object.entries(given)));
const ids = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'));
const policy = (change: Partial<Policy>): Policy => ({ ...openPolicy, ...change });

describe('who may have a jar', () => {
  it('is everybody while nothing is decided', () => {
    expect(openPolicy).toEqual({
      eligibility: 'everyone',
      roles: new Map(),
      providers: new Map(),
      channels: new Map(),
      tippers: 'everyone',
      on: true,
      features: new Set(['directory', 'posts', 'thanks', 'nudges']),
      journalChannel: undefined,
      requestChannel: undefined,
      language: 'en',
      rules: { text: '', version: 0 },
      categories: [],
      welcomed: false,
      reaction: '',
    });
    expect(eligibilities).toEqual(['everyone', 'roles', 'approval']);
    expect(eligible(openPolicy, [])).toBe('yes');
  });

  it('excludes members with a blocked role, and where roles decide, those without an allowed one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...eligibilities), rules, ids, (eligibility, roles, own) => {
        const has = (wanted: Access) => own.some((role) => roles.get(role) === wanted);
        const open = eligibility !== 'roles' || has('allow');
        const expected = has('block') ? 'blocked' : open ? 'yes' : 'role-missing';
        expect(eligible(policy({ eligibility, roles }), own)).toBe(expected);
      }),
    );
  });

  it('depends on roles only where the policy says something about roles', () => {
    expect(asksForRoles(openPolicy)).toBe(false);
    expect(asksForRoles(policy({ eligibility: 'approval' }))).toBe(false);
    expect(asksForRoles(policy({ eligibility: 'roles' }))).toBe(true);
    expect(asksForRoles(policy({ roles: new Map([['A', 'block']]) }))).toBe(true);
    expect(asksForRoles(policy({ roles: new Map([['A', 'allow']]) }))).toBe(false);
    expect(asksForRoles(policy({ eligibility: 'approval', roles: new Map([['A', 'allow']]) }))).toBe(false);
  });
});

describe('whether links of a provider are shown', () => {
  const choices = fc.option(rule, { nil: undefined });

  it('is decided for the provider, else for its kind, else they are shown', () => {
    fc.assert(
      fc.property(choices, choices, (own, kind) => {
        const providers = new Map([
          ...(own ? [['ko-fi', own] as const] : []),
          ...(kind ? [['tip', kind] as const] : []),
        ]);
        expect(allows(policy({ providers }), { id: 'ko-fi', kind: 'tip' })).toBe((own ?? kind) !== 'block');
      }),
    );
  });
});
