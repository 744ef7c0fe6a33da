export interface FairQueue {
  /**
   * Runs a piece of work when its turn comes, and resolves or rejects as the work does. Work may give up its seat before
   * it ends, by calling `leave` once or more often.
   */
  <Result>(group: string, work: (leave: () => void) => Promise<Result>): Promise<Result>;
  /** How many pieces of work have a seat now, and how many wait for one. */
  load(): { seated: number; waiting: number };
}

interface Seats {
  /** At most so many pieces of work run at the same time. */
  all: number;
  /** At most so many of them belong to one group. */
  each: number;
}

/** Milliseconds for which waiting work may follow upon work without a pause. */
const TURN = 5;

/**
 * Makes a queue that is fair to groups. The groups take turns, with one piece of work each; within a group, work that
 * came first runs first. As no group takes all seats, the work of another group finds a free seat or gets the next one.
 * The queue refuses and drops nothing.
 */
export function createFairQueue({ all, each }: Seats): FairQueue {
  /** Holds the waiting work of each group, in the order in which the groups have their turn. */
  const waiting = new Map<string, (() => void)[]>();
  const running = new Map<string, number>();
  let taken = 0;

  /** When the next pause is due, on the clock of `performance`. */
  let pauseAt = 0;
  let paused = false;

  const takenBy = (group: string) => running.get(group) ?? 0;
  const mayTake = (group: string) => taken < all && takenBy(group) < each;

  function take(group: string): void {
    taken += 1;
    running.set(group, takenBy(group) + 1);
  }

  function next(): void {
    for (const [group, line] of waiting) {
      if (taken >= all) return;
      while (line.length > 0 && mayTake(group)) {
        take(group);
        line.shift()?.();
        // A group that waits alone keeps its place: a map that changes with each call costs what `tracked.ts` says.
        if (waiting.size === 1) continue;
        waiting.delete(group);
        if (line.length > 0) waiting.set(group, line);
        break;
      }
      if (line.length === 0) waiting.delete(group);
    }
  }

  /**
   * Work on an embedded database never waits for input. Without a pause now and then, what the platforms send would not
   * be read before the queue is empty; with one after each piece of work, pauses would take longer than the work.
   */
  function nextOrPause(): void {
    if (performance.now() < pauseAt) {
      next();
      return;
    }
    paused = true;
    setImmediate(() => {
      paused = false;
      pauseAt = performance.now() + TURN;
      next();
    });
  }

  function free(group: string): void {
    taken -= 1;
    const left = takenBy(group) - 1;
    if (left === 0) running.delete(group);
    else running.set(group, left);
    if (waiting.size > 0 && !paused) nextOrPause();
  }

  /** Resolves when the group's turn has come. */
  const turn = (group: string) =>
    new Promise<void>((start) => {
      const line = waiting.get(group);
      if (line) line.push(start);
      else waiting.set(group, [start]);
      next();
    });

  const inTurn = async <Result>(group: string, work: (leave: () => void) => Promise<Result>): Promise<Result> => {
    if (waiting.size === 0 && mayTake(group)) take(group);
    else await turn(group);
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
  const load = () => ({ seated: taken, waiting: [...waiting.values()].reduce((sum, line) => sum + line.length, 0) });
  return Object.assign(inTurn, { load });
}
