import { describe, expect, it } from 'vitest';
import { createTracked } from '../src/tracked.ts';
import { isSettled, work } from './support/work.ts';

describe('tracked work', () => {
  it('resolves and rejects for whoever started it as if it were not tracked', async () => {
    const { track } = createTracked();
    const error = new Error('no');
    expect(await track(Promise.resolve(7))).toBe(7);
    await expect(track(Promise.reject(error))).rejects.toBe(error);
  });

  it('is settled at once when there is none', async () => {
    expect(await isSettled(createTracked().settled())).toBe(true);
  });

  it('is settled when all of it has ended, also by failing', async () => {
    const { track, settled } = createTracked();
    const [one, two] = [work(), work()];
    void track(one.promise);
    track(two.promise).catch(() => undefined);
    const done = settled();
    one.finish();
    expect(await isSettled(done)).toBe(false);
    two.fail(new Error('no'));
    expect(await isSettled(done)).toBe(true);
  });

  it('is not settled while work goes on that was added during the wait', async () => {
    const { track, settled } = createTracked();
    const [one, two, three] = [work(), work(), work()];
    void track(one.promise.then(() => void track(two.promise)));
    const done = settled();
    one.finish();
    expect(await isSettled(done)).toBe(false);
    void track(three.promise);
    two.finish();
    expect(await isSettled(done)).toBe(false);
    three.finish();
    expect(await isSettled(done)).toBe(true);
  });
});
