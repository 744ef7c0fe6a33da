/**
 * Runs work when it is its turn, and resolves or rejects as the work does. Work may give up its seat before it ends, by
 * calling `leave` once or more often.
 */
export type FairQueue = <Result>(group: string, work: (leave: () => void) => Promise<Result>) => Promise<Result>;

interface Seats {
  /** Pieces of work that run at the same time. */
  all: number;
  /** Of those, what one group may take. */
  each: number;
}

/**
 * A queue that is fair to groups: their waiting work takes turns, one of each group after the other, and within a
 * group first come is first served. No group takes all seats, so that another one's work finds a free one or gets the
 * next. Nothing is refused and nothing is dropped.
 */
export function createFairQueue({ all, each }: Seats): FairQueue {
  /** Work that waits, by group, in the order in which the groups have their turn. */
  const waiting = new Map<string, (() => void)[]>();
  const running = new Map<string, number>();
  let taken = 0;

  const takenBy = (group: string) => running.get(group) ?? 0;

  function next(): void {
    for (const [group, line] of waiting) {
      if (taken >= all) return;
      if (takenBy(group) >= each) continue;
      const start = line.shift();
      waiting.delete(group);
      if (line.length > 0) waiting.set(group, line);
      taken += 1;
      running.set(group, takenBy(group) + 1);
      start?.();
    }
  }

  function free(group: string): void {
    taken -= 1;
    const left = takenBy(group) - 1;
    if (left === 0) running.delete(group);
    else running.set(group, left);
    // What the platforms sent meanwhile comes in between: work on an embedded database never waits by itself.
    if (waiting.size > 0) setImmediate(next);
  }

  return async (group, work) => {
    await new Promise<void>((start) => {
      const line = waiting.get(group);
      if (line) line.push(start);
      else waiting.set(group, [start]);
      next();
    });
    let seated = true;
    const leave = () => {
      if (seated) free(group);
      seated = false;
    };
    try {
      return await work(leave);
    } finally {
      leave();
    }
  };
}
