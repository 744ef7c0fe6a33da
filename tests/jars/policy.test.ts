import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Access, allowsChannel, mayTip, openPolicy, owesRules, type Policy } from '../../src/jars/policy.ts';

const rule = fc.constantFrom<Access>('allow', 'block');
const rules = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), rule).map((given) => new Map(Object.entries(given)));
const ids = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'));

const policy = (change: Partial<Policy>): Policy => ({ ...openPolicy, ...change });

describe('who may tip', () => {
  it('is everybody, whatever their roles, while nothing else is decided', () => {
    fc.assert(fc.property(rules, ids, (roles, own) => mayTip(policy({ roles }), own, undefined) === 'yes'));
  });

  it('is members with an allowed role and no blocked one where roles decide', () => {
    fc.assert(
      fc.property(rules, ids, (roles, own) => {
        const has = (wanted: Access) => own.some((role) => roles.get(role) === wanted);
        const expected = has('block') ? 'blocked' : has('allow') ? 'yes' : 'role-missing';
        expect(mayTip(policy({ roles, tippers: 'roles' }), own, 'en')).toBe(expected);
      }),
    );
  });

  it('is members with one of the languages where languages decide, and nobody whose language is unknown', () => {
    const languages = policy({ tippers: ['en', 'pt'], roles: new Map([['A', 'block']]) });
    expect(mayTip(languages, ['A'], 'pt')).toBe('yes');
    expect(mayTip(languages, [], 'fr')).toBe('language');
    expect(mayTip(languages, [], undefined)).toBe('language');
  });
});

describe('where tipping is allowed', () => {
  it('is every channel but the blocked ones, or only the allowed ones once there are any', () => {
    fc.assert(
      fc.property(rules, fc.constantFrom('A', 'B', 'C', 'D', 'E'), (channels, here) => {
        const listed = [...channels.values()].includes('allow');
        const expected = listed ? channels.get(here) === 'allow' : channels.get(here) !== 'block';
        expect(allowsChannel(policy({ channels }), here)).toBe(expected);
      }),
    );
  });

  it('is not a channel that the platform doesn’t name, once anything is decided about channels', () => {
    fc.assert(
      fc.property(rules, (channels) => allowsChannel(policy({ channels }), undefined) === (channels.size === 0)),
    );
  });
});

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
