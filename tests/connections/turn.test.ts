import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTurn } from '../../src/connections/turn.ts';
import { createOwnSharing } from '../../src/store/sharing.ts';

const LIFE = 15_000;
const { signal } = new AbortController();

let sharing: ReturnType<typeof createOwnSharing>;
/** Names of those whose turn it is. */
let on: Set<string>;
let lost: string[];

beforeEach(() => {
  vi.useFakeTimers();
  sharing = createOwnSharing();
  on = new Set();
  lost = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(name: string, shared: Pick<typeof sharing, 'lease' | 'release'> = sharing) {
  const turn = createTurn({
    sharing: shared,
    name: 'gateway',
    life: LIFE,
    lost() {
      on.delete(name);
      lost.push(name);
    },
  });
  const waited = turn.mine(signal).then(() => on.add(name));
  return { turn, waited };
}

describe('a turn', () => {
  it('is one process’s at a time, and the next one’s once it passes it on', async () => {
    const { turn: first } = begin('first');
    begin('second');
    await vi.advanceTimersByTimeAsync(10 * LIFE);
    expect([...on]).toEqual(['first']);
    await first.pass();
    on.delete('first');
    await vi.advanceTimersByTimeAsync(LIFE / 3);
    expect([...on]).toEqual(['second']);
    expect(lost).toEqual([]);
  });

  it('is another’s soon after a process can’t renew it any more, and never two processes’', async () => {
    let away = false;
    const lease: typeof sharing.lease = (...what) =>
      away ? Promise.reject(new Error('the database is away')) : sharing.lease(...what);
    begin('first', { ...sharing, lease });
    await vi.advanceTimersByTimeAsync(LIFE);
    begin('second');
    away = true;
    for (let second = 0; second < 40; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      expect(on.size).toBeLessThanOrEqual(1);
    }
    expect([...on]).toEqual(['second']);
    expect(lost).toEqual(['first']);
  });

  it('stays where the database is away for a moment', async () => {
    let away = false;
    const lease: typeof sharing.lease = (...what) =>
      away ? Promise.reject(new Error('the database is away')) : sharing.lease(...what);
    begin('first', { ...sharing, lease });
    await vi.advanceTimersByTimeAsync(LIFE);
    away = true;
    await vi.advanceTimersByTimeAsync(LIFE / 2);
    away = false;
    await vi.advanceTimersByTimeAsync(5 * LIFE);
    expect([...on]).toEqual(['first']);
    expect(lost).toEqual([]);
  });

  it('is noticed to be over by a process that was stopped for long', async () => {
    let stopped = false;
    const lease: typeof sharing.lease = (...what) => (stopped ? new Promise(() => undefined) : sharing.lease(...what));
    const { turn } = begin('first', { ...sharing, lease });
    await vi.advanceTimersByTimeAsync(LIFE);
    stopped = true;
    await vi.advanceTimersByTimeAsync(2 * LIFE);
    expect(lost).toEqual(['first']);
    stopped = false;
    begin('second');
    await vi.advanceTimersByTimeAsync(LIFE);
    expect([...on]).toEqual(['second']);
    expect(lost).toEqual(['first']);
    await turn.pass();
    await vi.advanceTimersByTimeAsync(LIFE);
    expect(await sharing.lease('gateway', 'third', LIFE)).toBeUndefined();
  });

  it('is waited for no more once the process stops', async () => {
    const ending = new AbortController();
    begin('first');
    await vi.advanceTimersByTimeAsync(0);
    const other = createTurn({ sharing, name: 'gateway', lost: () => undefined, life: LIFE });
    const waited = other.mine(ending.signal);
    const refused = expect(waited).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(LIFE);
    ending.abort();
    await refused;
  });
});
