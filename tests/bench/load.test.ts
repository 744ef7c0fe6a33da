import { describe, expect, it } from 'vitest';
import { creator, inNoOrder, numbers, refuseWithoutLinks } from '../../bench/creators.ts';
import { fillable } from '../../bench/platforms/fill.ts';

describe('the benchmarks’ load', () => {
  it('asks about each of a thousand creators once before it asks about one of them again', () => {
    const asked = inNoOrder();
    const all = [...numbers('asked')];
    const first = all.map(() => asked.next().value);
    expect(first).toHaveLength(1_000);
    expect(first).not.toEqual(all);
    expect(first.toSorted((one, other) => one - other)).toEqual(all);
    expect(asked.next().value).toBe(first[0]);
  });

  it('takes no answer that lacks one of the creator’s links', () => {
    const [one = '', other = '', third = ''] = creator(250).links.map(({ url }) => url);
    expect(() => refuseWithoutLinks(`${one} ${other} ${third}`, 250)).not.toThrow();
    expect(() => refuseWithoutLinks(`${one} ${other}`, 250)).toThrow('lacks links of creator 250');
    expect(() => refuseWithoutLinks(`${one} ${other} ${third}`, 500)).toThrow('lacks links of creator 500');
  });

  it('puts values in place of names wherever they stand in a message', () => {
    const fill = fillable('<@@user@|@user@> in @where@', ['user', 'where']);
    expect(fill({ user: 'U1', where: 'C1' })).toBe('<@U1|U1> in C1');
  });
});
