import { expect, test } from 'vitest';
import { memoize } from '../../src/text/memoize.ts';

test('something is made once for each key', () => {
  const made: string[] = [];
  const lengthOf = memoize((key: string) => made.push(key) && key.length);
  expect([lengthOf('ada'), lengthOf('ada'), lengthOf('benoit')]).toEqual([3, 3, 6]);
  expect(made).toEqual(['ada', 'benoit']);
});

test('what was made first is forgotten once there is more than may be kept', () => {
  const made: string[] = [];
  const lengthOf = memoize((key: string) => made.push(key) && key.length, 2);
  for (const key of ['ada', 'ben', 'cy', 'cy', 'ben', 'ada', 'cy']) lengthOf(key);
  expect(made).toEqual(['ada', 'ben', 'cy', 'ada']);
});

test('something that can’t be made is tried again', () => {
  let tries = 0;
  const refuse = memoize((_: string): string => {
    tries += 1;
    throw new Error('no');
  });
  expect(() => refuse('ada')).toThrow('no');
  expect(() => refuse('ada')).toThrow('no');
  expect(tries).toBe(2);
});
