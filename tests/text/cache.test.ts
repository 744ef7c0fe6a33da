import { expect, test } from 'vitest';
import { createCache } from '../../src/text/cache.ts';

/** A cache of lengths, and what it has made. */
function lengths(most: number) {
  const made: string[] = [];
  const cache = createCache<number>(most);
  const lengthOf = (key: string) => cache.get(key, () => made.push(key) && key.length);
  return { made, lengthOf };
}

test('something is made once for each key', () => {
  const { made, lengthOf } = lengths(10);
  expect([lengthOf('ada'), lengthOf('ada'), lengthOf('benoit')]).toEqual([3, 3, 6]);
  expect(made).toEqual(['ada', 'benoit']);
});

test('what was made first is forgotten once there is more than may be kept', () => {
  const { made, lengthOf } = lengths(2);
  for (const key of ['ada', 'ben', 'cy', 'cy', 'ben', 'ada', 'cy']) lengthOf(key);
  expect(made).toEqual(['ada', 'ben', 'cy', 'ada']);
});

test('something that can’t be made is tried again', () => {
  const cache = createCache<number>(10);
  const refuse = () => {
    throw new Error('no');
  };
  expect(() => cache.get('ada', refuse)).toThrow('no');
  expect(cache.get('ada', () => 3)).toBe(3);
});
