import { expect, it } from 'vitest';
import { inTime } from '../src/in-time.ts';

it('an answer that comes in time is handed on', async () => {
  expect(await inTime(Promise.resolve('here'))).toBe('here');
});

it('an answer that takes longer than two seconds is not waited for', async () => {
  const start = performance.now();
  expect(await inTime(new Promise(() => undefined))).toBeUndefined();
  expect(performance.now() - start).toBeGreaterThan(1_900);
  expect(performance.now() - start).toBeLessThan(2_900);
});

it('an answer that fails in time fails', async () => {
  const error = new Error('no');
  await expect(inTime(Promise.reject(error))).rejects.toBe(error);
});
