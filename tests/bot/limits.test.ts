import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimit, type Limit } from '../../src/bot/dispatch/limits.ts';

let limit: Limit;

beforeEach(() => {
  vi.useFakeTimers();
  limit = createLimit();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Makes so many calls at once, and counts those that were let through. */
async function calls(count: number, account: `discord:${string}` = 'discord:1', command = 'tip'): Promise<number> {
  let through = 0;
  for (let call = 0; call < count; call += 1) if (limit(account, command) === undefined) through += 1;
  return through;
}

describe('one person’s calls', () => {
  it('may come forty at once, and no more', async () => {
    expect(await calls(100)).toBe(40);
  });

  it('may be sixty in a minute, and again in the next', async () => {
    expect(await calls(40)).toBe(40);
    vi.advanceTimersByTime(11_000);
    expect(await calls(40)).toBe(20);
    vi.advanceTimersByTime(49_000);
    expect(await calls(40)).toBe(40);
  });

  it('are never too many when they come one a second', async () => {
    for (let second = 0; second < 300; second += 1) {
      expect(limit('discord:1', 'tip')).toBeUndefined();
      vi.advanceTimersByTime(1_000);
    }
  });

  it('go on after the seconds that were named, and not before', async () => {
    await calls(40);
    const seconds = limit('discord:1', 'tip') ?? 0;
    expect(seconds).toBeGreaterThan(0);
    vi.advanceTimersByTime(seconds * 1000 - 1);
    expect(limit('discord:1', 'tip')).toBe(1);
    vi.advanceTimersByTime(1);
    expect(limit('discord:1', 'tip')).toBeUndefined();
  });

  it('don’t count for anybody else', async () => {
    await calls(100);
    expect(await calls(40, 'discord:2')).toBe(40);
  });

  it.each([-600_000, 600_000])(
    'are counted the same when the time of day is changed by %i milliseconds',
    async (step) => {
      await calls(40);
      vi.advanceTimersByTime(4_000);
      vi.setSystemTime(Date.now() + step);
      expect(limit('discord:1', 'tip')).toBe(6);
      vi.advanceTimersByTime(5_999);
      expect(limit('discord:1', 'tip')).toBe(1);
      vi.advanceTimersByTime(1);
      expect(limit('discord:1', 'tip')).toBeUndefined();
    },
  );

  it('that were refused don’t make the wait longer', async () => {
    await calls(40);
    const before = limit('discord:1', 'tip');
    await calls(500);
    expect(limit('discord:1', 'tip')).toBe(before);
    vi.advanceTimersByTime(10_000);
    expect(await calls(40)).toBe(20);
  });

  it('may be ten imports in a minute, while their other calls go on', async () => {
    expect(await calls(6, 'discord:1', 'tipjar import')).toBe(6);
    expect(await calls(9, 'discord:1', 'tipjar import field')).toBe(4);
    expect(limit('discord:1', 'tipjar import')).toBe(60);
    expect(await calls(5)).toBe(5);
    expect(await calls(20, 'discord:2', 'tipjar import')).toBe(10);
    vi.advanceTimersByTime(60_000);
    expect(await calls(20, 'discord:1', 'tipjar import')).toBe(10);
  });
});
