import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Courier } from '../../src/bot/courier.ts';
import { createConnection } from '../../src/connections/connection.ts';
import { NotYet, TokenRefused } from '../../src/connections/persist.ts';
import { noOutbox } from '../support/recorded-presence.ts';
import { isSettled, work } from '../support/work.ts';

const SECOND = 1_000;

let logged: string[];
let refusals: Error[];
let attempts: number;

beforeEach(() => {
  vi.useFakeTimers();
  // Pauses are as short as chance can make them.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  logged = [];
  refusals = [];
  attempts = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Fails as often as it has errors, and then connects. */
const failing = (...errors: unknown[]) => {
  return async () => {
    attempts += 1;
    if (attempts <= errors.length) throw errors[attempts - 1];
  };
};

/** Nothing is sent here. */
const courier: Courier = {
  post: async () => ({ message: undefined }),
  change: async () => undefined,
  tell: async () => true,
};

function connectionWith(connect: () => Promise<unknown>, outbox = noOutbox, close = async () => {}) {
  const line = (_: unknown, message?: string) => void logged.push(message ?? '');
  return createConnection(
    { platform: 'discord', courier, connect, close },
    {
      bot: { outbox },
      now: Date.now,
      log: { error: line, warn: line, info: (message: unknown) => void logged.push(String(message)) },
      onRefusal: (error) => void refusals.push(error),
    },
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

  it('never gives up, and never pauses for more than half a minute', async () => {
    const connected = tryWith(failing(...Array(2_000).fill(new Error('down'))));
    await vi.advanceTimersByTimeAsync(31 * SECOND);
    expect(attempts).toBe(6);
    await vi.advanceTimersByTimeAsync(1_994 * 30 * SECOND);
    expect(attempts).toBe(2_000);
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    await connected;
  });

  it('pauses for up to twice as long by chance, and still for no more than half a minute', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
    const connected = tryWith(failing(...Array(6).fill(new Error('down'))));
    await vi.advanceTimersByTimeAsync(2 * SECOND - 1);
    expect(attempts).toBe(1);
    await vi.advanceTimersByTimeAsync(1 + 4 * SECOND + 8 * SECOND + 16 * SECOND);
    expect(attempts).toBe(5);
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    expect(attempts).toBe(6);
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    await connected;
  });

  it('logs a failure that stays the same once', async () => {
    const connected = tryWith(failing(...Array(3).fill(new Error('down')), new Error('slow')));
    await vi.advanceTimersByTimeAsync(15 * SECOND);
    await connected;
    expect(logged).toEqual(Array(2).fill('discord: could not connect; trying again'));
  });

  it('leaves a platform alone that wants it for as long as it says, but five minutes at most', async () => {
    expect(new NotYet('too many', 24 * 60 * 60 * SECOND).wait).toBe(5 * 60 * SECOND);
    const connected = tryWith(failing(new NotYet('too many', 1_500)));
    await vi.advanceTimersByTimeAsync(1_500 + SECOND - 1);
    expect(attempts).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await connected;
    expect(attempts).toBe(2);
    expect(logged).toEqual(['discord: could not connect; trying again']);
  });

  it('ends at once when it is stopped while it leaves the platform alone', async () => {
    const { connection } = connectionWith(failing(new NotYet('too many', 90 * SECOND)));
    const connected = connection.start();
    await vi.advanceTimersByTimeAsync(500);
    expect(logged).toHaveLength(1);
    await connection.stop();
    await connected;
    expect(vi.getTimerCount()).toBe(0);
    expect(attempts).toBe(1);
  });

  it('tells once the platform refuses for good, and doesn’t try again', async () => {
    const refusal = new TokenRefused('DISCORD_TOKEN: refused.', { cause: new Error('no') });
    const connected = tryWith(failing(new Error('down'), refusal));
    await vi.advanceTimersByTimeAsync(SECOND);
    await connected;
    expect(refusals).toEqual([refusal]);
    expect(logged).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(attempts).toBe(2);
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

describe('a connection that is lost', () => {
  it('is made again at once, and with growing pauses while that fails', async () => {
    const { connection, reconnect } = connectionWith(async () => {
      attempts += 1;
      if (attempts === 2) throw new TypeError('odd');
    });
    await connection.start();
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    reconnect();
    await vi.advanceTimersByTimeAsync(0);
    expect(attempts).toBe(2);
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(attempts).toBe(3);
    expect(logged).toEqual(['discord: could not connect; trying again']);
  });

  it('is made again when it is lost before its making has ended', async () => {
    const { connection, reconnect } = connectionWith(async () => {
      attempts += 1;
      if (attempts === 1) reconnect();
    });
    await connection.start();
    expect(attempts).toBe(2);
  });

  it('that is lost again and again is made again at most once a second', async () => {
    const { connection, reconnect } = connectionWith(async () => {
      attempts += 1;
      if (attempts <= 2) reconnect();
    });
    const connected = connection.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(attempts).toBe(2);
    await vi.advanceTimersByTimeAsync(SECOND - 1);
    expect(attempts).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    await connected;
    expect(attempts).toBe(3);
  });

  it('is not made again after the platform refused for good, or once it is stopped', async () => {
    const { connection, reconnect } = connectionWith(failing());
    await connection.start();
    const refusal = new TokenRefused('DISCORD_TOKEN: refused.');
    reconnect(refusal);
    await connection.stop();
    reconnect();
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(refusals).toEqual([refusal]);
    expect(attempts).toBe(1);
  });

  it('is logged once, and so is its return, and the time of the loss is known', async () => {
    vi.setSystemTime(new Date('2026-01-01T00:00:00Z'));
    const { connection, up, down } = connectionWith(failing());
    expect(connection.downSince()).toBe(Date.parse('2026-01-01T00:00:00Z'));
    up();
    up();
    expect(connection.connected()).toBe(true);
    expect(connection.downSince()).toBeUndefined();
    vi.setSystemTime(new Date('2026-01-02T00:00:00Z'));
    down({});
    vi.setSystemTime(new Date('2026-01-03T00:00:00Z'));
    down({});
    expect(connection.connected()).toBe(false);
    expect(connection.downSince()).toBe(Date.parse('2026-01-02T00:00:00Z'));
    up();
    expect(logged).toEqual([
      'discord: connected',
      'discord: the connection is lost; connecting again',
      'discord: connected',
    ]);
  });
});

describe('stopping a connection', () => {
  it('waits for calls in flight, then for what follows them, and closes last', async () => {
    const [call, following] = [work(), work()];
    const order: string[] = [];
    const outbox = {
      ...noOutbox,
      async close() {
        order.push('answered');
        await following.promise;
        order.push('followed');
      },
    };
    const { connection, take } = connectionWith(failing(), outbox, async () => void order.push('closed'));
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
