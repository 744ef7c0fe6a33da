import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDivision } from '../../src/connections/division.ts';
import { createOwnSharing } from '../../src/store/sharing.ts';

const LIFE = 15_000;
const ROUND = LIFE / 5;

let sharing: ReturnType<typeof createOwnSharing>;

beforeEach(() => {
  vi.useFakeTimers();
  sharing = createOwnSharing();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** A process that is ready for each part as soon as it has it, unless told otherwise. */
function begin(count: number, shared: Pick<typeof sharing, 'lease' | 'release' | 'holders'> = sharing) {
  const ending = new AbortController();
  const one = {
    ready: true,
    /** How often it was told that its parts are other ones. */
    changes: 0,
    number: 0,
    recommended: count,
    above: 0,
    parts: () => division.parts(),
    has: (part: number) => division.has(part),
    mine: (part: number, piece: string) => division.mine(part, piece),
    stop: () => ending.abort(),
    handOver: (patience: number) => division.handOver(patience),
    end: () => division.end(),
    join,
  };
  const division = createDivision({
    sharing: shared,
    name: 'work',
    partsOf: (number) => number,
    stands: () => one.ready,
    changed() {
      one.changes += 1;
      if (division.parts().length === 0) join().catch(() => undefined);
    },
    life: LIFE,
  });
  async function join(): Promise<void> {
    do one.number = await division.agree(async () => one.recommended, one.above);
    while (one.number > one.above && !(await division.wait(ending.signal)));
  }
  return Object.assign(one, { joined: join() });
}

/** The same sharing over a connection that can be cut: nothing gets through it, and no answer comes. */
function overLine() {
  const line = { cut: false, away: false };
  const through =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> => {
      if (line.cut) return new Promise(() => undefined);
      return line.away ? Promise.reject(new Error('the database is away')) : work(...given);
    };
  return Object.assign(line, {
    lease: through(sharing.lease),
    release: through(sharing.release),
    holders: through(sharing.holders),
  });
}

describe('parts that are divided', () => {
  it('are all of a process that is alone, at once and without anything to claim', async () => {
    const alone = begin(3);
    await alone.joined;
    expect(alone.parts()).toEqual([0, 1, 2]);
    expect(alone.mine(2, 'a call')).toBe(true);
    await pass(10 * LIFE);
    expect(alone.parts()).toEqual([0, 1, 2]);
    expect(alone.changes).toBe(0);
  });

  it('are shared with each process that joins, as evenly as it goes', async () => {
    const first = begin(4);
    await first.joined;
    const second = begin(4);
    await pass(6 * ROUND);
    expect([first.parts().length, second.parts().length]).toEqual([2, 2]);
    const third = begin(4);
    await pass(6 * ROUND);
    const all = [first, second, third].map((one) => one.parts());
    expect(all.map(({ length }) => length).sort()).toEqual([1, 1, 2]);
    expect(all.flat().sort()).toEqual([0, 1, 2, 3]);
  });

  it('are done by both for a while when one moves, each piece once, until the other is ready', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(2);
    second.ready = false;
    await pass(4 * ROUND);
    expect([first.parts(), second.parts()]).toEqual([[0, 1], [1]]);
    expect([await first.mine(1, 'a call'), await second.mine(1, 'a call')]).toEqual([true, false]);
    expect([await second.mine(1, 'another'), await first.mine(1, 'another')]).toEqual([true, false]);
    expect(first.mine(0, 'a third')).toBe(true);
    second.ready = true;
    await pass(2 * ROUND);
    expect([first.parts(), second.parts()]).toEqual([[0], [1]]);
    expect(first.mine(1, 'a fourth')).toBe(false);
    expect(await second.mine(1, 'a fourth')).toBe(true);
    await pass(4 * ROUND);
    expect(second.mine(1, 'a fifth')).toBe(true);
  });

  it('are gone on with for a while only, where another takes one and never gets ready', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(2);
    second.ready = false;
    await pass(10 * LIFE);
    expect(first.parts()).toEqual([0, 1]);
    await pass(11 * LIFE);
    expect([first.parts(), second.parts()]).toEqual([[0], [1]]);
  });

  it('are not gone on with by a process that isn’t ready itself', async () => {
    const first = begin(2);
    first.ready = false;
    await first.joined;
    const second = begin(2);
    await pass(2 * ROUND);
    expect([first.parts(), second.parts()]).toEqual([[0], [1]]);
  });

  it('are taken over from a process that ends, and soon after one is gone without a word', async () => {
    const first = begin(3);
    await first.joined;
    const line = overLine();
    const second = begin(3, line);
    const third = begin(3);
    await pass(10 * ROUND);
    await first.end();
    await pass(2 * ROUND);
    expect([...second.parts(), ...third.parts()].sort()).toEqual([0, 1, 2]);
    line.cut = true;
    await pass(LIFE + 2 * ROUND);
    expect(third.parts()).toEqual([0, 1, 2]);
  });

  it('are gone on with by a process that ends until the others are ready, and claimed meanwhile', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(2);
    await pass(10 * ROUND);
    second.ready = false;
    let handedOver = false;
    const ended = first.handOver(LIFE).then(() => {
      handedOver = true;
    });
    await pass(2 * ROUND);
    expect([first.parts(), second.parts(), handedOver]).toEqual([[0], [0, 1], false]);
    expect([await second.mine(0, 'a call'), await first.mine(0, 'a call')]).toEqual([true, false]);
    second.ready = true;
    await pass(ROUND + 300);
    await ended;
    expect(first.parts()).toEqual([]);
    await first.end();
    await pass(10 * ROUND);
    expect(second.parts()).toEqual([0, 1]);
  });

  it('are handed over at once where nobody is there, and given up where nobody gets ready in time', async () => {
    const first = begin(1);
    await first.joined;
    await first.handOver(LIFE);
    expect(first.parts()).toEqual([0]);
    await first.end();
    const second = begin(1);
    await second.joined;
    begin(1).ready = false;
    await pass(ROUND);
    const ended = second.handOver(LIFE / 5);
    await pass(LIFE / 5 + 300);
    await ended;
  });

  it('are nobody’s but another’s where a process can’t renew its leases, which begins anew once it can', async () => {
    const line = overLine();
    const first = begin(2, line);
    await first.joined;
    await pass(LIFE);
    const second = begin(2);
    await pass(10 * ROUND);
    line.away = true;
    const { changes } = first;
    for (let at = 0; at < 40; at += 1) {
      await pass(1_000);
      for (const part of [0, 1]) expect(first.has(part) && second.has(part)).toBe(false);
    }
    expect([0, 1].filter(first.has)).toEqual([]);
    expect(second.parts()).toEqual([0, 1]);
    expect(first.changes).toBe(changes);
    line.away = false;
    await pass(LIFE);
    expect(first.changes).toBeGreaterThan(changes);
    await pass(10 * ROUND);
    expect([first.parts().length, second.parts().length]).toEqual([1, 1]);
  });

  it('leave somebody to tell people that the database is away, after any other process has had time to answer', async () => {
    const line = overLine();
    const first = begin(2, line);
    await first.joined;
    line.away = true;
    await pass(4 * LIFE);
    expect(first.has(0)).toBe(false);
    let told: boolean | undefined;
    void Promise.resolve(first.mine(0, 'a call')).then((mine) => {
      told = mine;
    });
    await pass(1_400);
    expect(told).toBeUndefined();
    await pass(200);
    expect(told).toBe(true);
    expect(first.mine(7, 'a call of a part that it never had')).toBe(false);
    line.away = false;
    // What is called by then is answered by whoever asks first.
    expect(await first.mine(0, 'another call')).toBe(true);
    expect(await begin(2).mine(0, 'another call')).toBe(false);
    await pass(2 * LIFE);
    expect(first.parts().filter(first.has)).toEqual(first.parts());
    expect(first.parts()).not.toEqual([]);
  });

  it('stay where the database is away for a moment', async () => {
    const line = overLine();
    const first = begin(2, line);
    await first.joined;
    line.away = true;
    await pass(LIFE / 2);
    line.away = false;
    await pass(5 * LIFE);
    expect(first.parts()).toEqual([0, 1]);
    expect(first.changes).toBe(0);
  });

  it('are known to be lost by a process that was stopped for long, before it has looked', async () => {
    const first = begin(2);
    await first.joined;
    const clock = vi.spyOn(performance, 'now');
    const at = performance.now();
    clock.mockReturnValue(at + LIFE + 1);
    expect(first.has(0)).toBe(false);
    expect(first.mine(0, 'what waited in its socket')).toBe(false);
    clock.mockRestore();
  });

  it('that were being let go are not gone on with by a process that was stopped meanwhile', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(2);
    second.ready = false;
    await pass(4 * ROUND);
    expect(first.has(1)).toBe(true);
    const clock = vi.spyOn(performance, 'now');
    const at = performance.now();
    clock.mockReturnValue(at + 3 * ROUND);
    expect([first.has(0), first.has(1)]).toEqual([true, false]);
    clock.mockRestore();
  });

  it('are waited for by processes beyond their number, until one of the others ends', async () => {
    const first = begin(1);
    await first.joined;
    const second = begin(1);
    const third = begin(1);
    third.stop();
    await expect(third.joined).rejects.toMatchObject({ name: 'AbortError' });
    await pass(10 * LIFE);
    expect([first.parts(), second.parts()]).toEqual([[0], []]);
    expect(second.changes).toBe(0);
    await first.end();
    await pass(2 * ROUND);
    expect(second.parts()).toEqual([0]);
  });
});

describe('the number of parts', () => {
  it('is what the first process was recommended, as long as one of them is there', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(5);
    await pass(10 * ROUND);
    expect(second.number).toBe(2);
    await first.end();
    await pass(10 * LIFE);
    expect(second.parts()).toEqual([0, 1]);
    await second.end();
    const third = begin(5);
    await third.joined;
    expect(third.parts()).toEqual([0, 1, 2, 3, 4]);
  });

  it('grows for all of them once one finds it too small', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(2);
    await pass(10 * ROUND);
    for (const one of [first, second]) one.recommended = 4;
    second.above = 2;
    void second.join();
    await pass(10 * ROUND);
    expect([first.number, second.number]).toEqual([4, 4]);
    expect([...first.parts(), ...second.parts()].sort()).toEqual([0, 1, 2, 3]);
  });

  it('stays where no more are recommended, which whoever found it too small is told', async () => {
    const first = begin(2);
    await first.joined;
    const second = begin(2);
    second.above = 2;
    await second.joined;
    await pass(LIFE);
    await second.join();
    expect(second.number).toBe(2);
    expect(first.parts()).toContain(0);
  });
});
