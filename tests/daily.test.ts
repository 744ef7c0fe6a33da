import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { daily } from '../src/daily.ts';

const HOUR = 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('daily work is done at once, and then once a day until it is ended', () => {
  let times = 0;
  const count = async () => {
    times += 1;
  };
  const end = daily(count, { error: () => undefined });
  expect(times).toBe(1);
  vi.advanceTimersByTime(25 * HOUR);
  expect(times).toBe(2);
  vi.advanceTimersByTime(48 * HOUR);
  expect(times).toBe(4);
  end();
  vi.advanceTimersByTime(48 * HOUR);
  expect(times).toBe(4);
});

it('daily work that fails is logged, and is done again the next day', async () => {
  const logged: unknown[] = [];
  let times = 0;
  const failing = async () => {
    times += 1;
    throw new Error('disk full');
  };
  const end = daily(failing, { error: (...line: unknown[]) => void logged.push(line) });
  await vi.advanceTimersByTimeAsync(25 * HOUR);
  expect(times).toBe(2);
  expect(logged).toHaveLength(2);
  end();
});

it('daily work doesn’t keep the process running', () => {
  vi.useRealTimers();
  const before = process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const end = daily(async () => undefined, { error: () => undefined });
  expect(process.getActiveResourcesInfo().filter((one) => one === 'Timeout')).toHaveLength(before);
  end();
});
