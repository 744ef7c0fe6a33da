import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepTrying } from '../../src/connections/keep-trying.ts';

const SECOND = 1_000;

let stopping: AbortController;
let logged: string[];
let attempts: number;

beforeEach(() => {
  vi.useFakeTimers();
  stopping = new AbortController();
  logged = [];
  attempts = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Fails as often as it has errors, and then connects. */
const failing = (...errors: unknown[]) => {
  return async () => {
    attempts += 1;
    if (attempts <= errors.length) throw errors[attempts - 1];
  };
};

const tryWith = (connect: () => Promise<unknown>) =>
  keepTrying(connect, {
    platform: 'discord',
    refused: (error) => (error instanceof Error && error.message === 'no' ? 'DISCORD_TOKEN: refused.' : undefined),
    stopped: stopping.signal,
    log: { error: (_: unknown, message?: string) => void logged.push(message ?? '') },
  });

describe('keeping trying to connect', () => {
  it('pauses for one second, then for twice as long after each failure, and logs each', async () => {
    const connected = tryWith(failing(new Error('down'), new TypeError('odd'), 'not even an error'));
    await vi.advanceTimersByTimeAsync(SECOND - 1);
    expect(attempts).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempts).toBe(2);
    await vi.advanceTimersByTimeAsync(2 * SECOND - 1);
    expect(attempts).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempts).toBe(3);
    await vi.advanceTimersByTimeAsync(4 * SECOND);
    await connected;
    expect(attempts).toBe(4);
    expect(logged).toEqual(Array(3).fill('discord: could not connect; trying again'));
  });

  it('never gives up, and never pauses for more than a minute', async () => {
    const connected = tryWith(failing(...Array(2_000).fill(new Error('down'))));
    await vi.advanceTimersByTimeAsync(63 * SECOND);
    expect(attempts).toBe(7);
    await vi.advanceTimersByTimeAsync(1_993 * 60 * SECOND);
    expect(attempts).toBe(2_000);
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    await connected;
  });

  it('rejects with the platform’s sentence once the platform refuses for good', async () => {
    const cause = new Error('no');
    const connected = expect(tryWith(failing(new Error('down'), cause))).rejects.toMatchObject({
      message: 'DISCORD_TOKEN: refused.',
      cause,
    });
    await vi.advanceTimersByTimeAsync(SECOND);
    await connected;
    expect(logged).toHaveLength(1);
  });

  it('ends at once and without an error when it is stopped during a pause', async () => {
    const connected = tryWith(failing(new Error('down')));
    await vi.advanceTimersByTimeAsync(500);
    stopping.abort();
    await connected;
    expect(vi.getTimerCount()).toBe(0);
    expect(attempts).toBe(1);
  });

  it('logs nothing about an attempt that fails because it is stopped', async () => {
    const connected = tryWith(async () => {
      stopping.abort();
      throw new Error('closed');
    });
    await connected;
    expect(logged).toEqual([]);
  });

  it('doesn’t try at all when it is stopped already', async () => {
    stopping.abort();
    await tryWith(failing());
    expect(attempts).toBe(0);
  });
});
