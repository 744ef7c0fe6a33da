import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimit, type Limit } from '../../src/bot/dispatch/limits.ts';
import { createOwnSharing } from '../../src/store/sharing.ts';

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
  for (let call = 0; call < count; call += 1) if ((await limit(account, command)) === undefined) through += 1;
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
    const seconds = (await limit('discord:1', 'tip')) ?? 0;
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

describe('one person’s calls in several processes', () => {
  const sharing = () => createOwnSharing();

  /** Makes so many calls, each in the next of these processes, and counts those that were let through. */
  async function callsIn(processes: readonly Limit[], count: number, command = 'tip'): Promise<number> {
    let through = 0;
    for (let call = 0; call < count; call += 1) {
      const wait = await processes[call % processes.length]?.('discord:1', command);
      if (wait === undefined) through += 1;
    }
    return through;
  }

  const four = () => {
    const shared = sharing();
    return [1, 2, 3, 4].map(() => createLimit(shared));
  };

  it('are counted together, but for the first five of each process', async () => {
    const processes = four();
    const through = await callsIn(processes, 200);
    expect(through).toBeGreaterThanOrEqual(40);
    expect(through).toBeLessThanOrEqual(40 + 3 * 5);
    expect(await callsIn(processes, 40)).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(await callsIn(processes, 200)).toBeLessThanOrEqual(20);
    vi.advanceTimersByTime(60_000);
    expect(await callsIn(processes, 40)).toBe(40);
  });

  it('that were refused don’t make the wait longer', async () => {
    const processes = four();
    await callsIn(processes, 1_000);
    vi.advanceTimersByTime(60_000);
    expect(await callsIn(processes, 40)).toBe(40);
  });

  it('of imports count together too', async () => {
    expect(await callsIn(four(), 100, 'tipjar import')).toBeLessThanOrEqual(10 + 4 * 5);
  });

  it('take nobody else into account', async () => {
    const [first, second] = four();
    if (!first || !second) throw new Error('there are four');
    await callsIn([first], 60);
    expect(await second('discord:2', 'tip')).toBeUndefined();
  });

  it('ask the others only once they are many', async () => {
    const { count, ...rest } = sharing();
    let asked = 0;
    const process = createLimit({
      ...rest,
      count: (...what: Parameters<typeof count>) => {
        asked += 1;
        return count(...what);
      },
    });
    await callsIn([process], 5);
    expect(asked).toBe(0);
    await callsIn([process], 1);
    expect(asked).toBe(2);
  });
});
