import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairShare } from '../../src/connections/fair-share.ts';

/** Lets each member in turn take and let go what it is told to, until nobody has to any more. */
function settle(members: string[], owners: (string | undefined)[]): { moves: number } {
  for (let moves = 0; moves < 1_000; ) {
    const before = moves;
    for (const self of members) {
      const { take, leave } = fairShare({ self, members, owners });
      for (const part of take) owners[part] = self;
      if (leave !== undefined) owners[leave] = undefined;
      moves += take.length + (leave === undefined ? 0 : 1);
    }
    if (moves === before) return { moves };
  }
  throw new Error('it never settles');
}

const MEMBERS = ['one', 'two', 'three', 'four'];

describe('a fair share', () => {
  it('is all of it for a process that is alone', () => {
    const seen = { self: 'one', members: ['one'], owners: [undefined, undefined, undefined] };
    expect(fairShare(seen)).toEqual({ take: [0, 1, 2], leave: undefined });
  });

  it('is taken from different ends by those that begin at the same moment', () => {
    const begin = (self: string) =>
      fairShare({ self, members: ['one', 'two'], owners: [undefined, undefined, undefined, undefined] }).take;
    expect([begin('one'), begin('two')]).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('is made room for by whoever has the most, one part at a time', () => {
    const owners = ['one', 'one', 'one', 'two', 'two'];
    const leave = (self: string) => fairShare({ self, members: ['one', 'two', 'three'], owners }).leave;
    expect([leave('one'), leave('two'), leave('three')]).toEqual([2, undefined, undefined]);
  });

  it('is not made room for where a difference of one is left, or while a part is free', () => {
    const leave = (...owners: (string | undefined)[]) =>
      fairShare({ self: 'one', members: ['one', 'two'], owners }).leave;
    expect(leave('one', 'one', 'two')).toBeUndefined();
    expect(leave('one', 'one', 'one', undefined)).toBeUndefined();
  });

  it('leaves no part to nobody, and nobody with two more than another, whoever had what', () => {
    const owner = fc.option(fc.constantFrom(...MEMBERS), { nil: undefined });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(owner, { minLength: 1, maxLength: 16 }), (count, owners) => {
        const members = MEMBERS.slice(0, count);
        // Who isn't there any more has nothing.
        const left = owners.map((one) => (one !== undefined && members.includes(one) ? one : undefined));
        const { moves } = settle(members, left);
        const counts = members.map((member) => left.filter((one) => one === member).length);
        expect(left).not.toContain(undefined);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(moves).toBeLessThanOrEqual(2 * left.length);
      }),
    );
  });
});
