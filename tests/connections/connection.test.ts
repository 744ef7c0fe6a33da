import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnection } from '../../src/connections/connection.ts';
import { isSettled, work } from '../support/work.ts';

const SECOND = 1_000;

let logged: string[];
let attempts: number;

beforeEach(() => {
  vi.useFakeTimers();
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

function connectionWith(connect: () => Promise<unknown>, bot = { settled: async () => {} }, close = async () => {}) {
  return createConnection(
    {
      platform: 'discord',
      connect,
      connected: () => false,
      refused: (error) => (error instanceof Error && error.message === 'no' ? 'DISCORD_TOKEN: refused.' : undefined),
      close,
    },
    { bot, log: { error: (_: unknown, message?: string) => void logged.push(message ?? '') } },
  );
}
const tryWith = (connect: () => Promise<unknown>) => connectionWith(connect).connection.start();

describe('connecting', () => {
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
    const { connection } = connectionWith(failing(new Error('down')));
    const connected = connection.start();
    await vi.advanceTimersByTimeAsync(500);
    await connection.stop();
    await connected;
    expect(vi.getTimerCount()).toBe(0);
    expect(attempts).toBe(1);
  });

  it('logs nothing about an attempt that fails because it is stopped', async () => {
    const { connection } = connectionWith(async () => {
      void connection.stop();
      throw new Error('closed');
    });
    await connection.start();
    expect(logged).toEqual([]);
  });

  it('doesn’t try at all when it is stopped already', async () => {
    const { connection } = connectionWith(failing());
    await connection.stop();
    await connection.start();
    expect(attempts).toBe(0);
  });
});

describe('stopping a connection', () => {
  it('waits for calls in flight, then for what follows them, and closes last', async () => {
    const [call, following] = [work(), work()];
    const order: string[] = [];
    const bot = {
      async settled() {
        order.push('answered');
        await following.promise;
        order.push('followed');
      },
    };
    const { connection, take } = connectionWith(failing(), bot, async () => void order.push('closed'));
    void take(() => call.promise);
    const stopped = connection.stop();
    expect(await isSettled(stopped)).toBe(false);
    expect(order).toEqual([]);
    call.finish();
    expect(await isSettled(stopped)).toBe(false);
    expect(order).toEqual(['answered']);
    following.finish();
    await stopped;
    expect(order).toEqual(['answered', 'followed', 'closed']);
  });

  it('takes no call any more', async () => {
    const { connection, take } = connectionWith(failing());
    let taken = 0;
    const count = async () => {
      taken += 1;
    };
    await take(count);
    const stopped = connection.stop();
    await take(count);
    await stopped;
    expect(taken).toBe(1);
  });

  it('waits for a call that fails, and the failure is for whoever took it', async () => {
    const call = work();
    const { connection, take } = connectionWith(failing());
    const taken = take(() => call.promise);
    const stopped = connection.stop();
    call.fail(new Error('undelivered'));
    await expect(taken).rejects.toThrow('undelivered');
    await stopped;
  });
});
