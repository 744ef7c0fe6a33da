/** A million steps took one millisecond on the machine where the bounds of the tests were chosen. */
function step(): number {
  let sum = 0;
  for (let at = 0; at < 1_000_000; at += 1) sum = (sum * 31 + at) | 0;
  return sum;
}

/** Runs work several times and returns the shortest time, in milliseconds, because a busy machine only adds to it. */
function shortest(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run += 1) {
    const begun = performance.now();
    work();
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}

/**
 * What work costs, in times of a fixed loop that is run in the same moment, so that the figure is nearly the same on a
 * slow or busy machine. One is about a millisecond.
 */
export const costOf = (work: () => unknown): number => shortest(work) / shortest(step);
