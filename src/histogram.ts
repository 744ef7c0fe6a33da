/** How often something took how long, in plain numbers: counting must cost a call next to nothing. */
export interface Histogram {
  /** Milliseconds up to which each bucket counts. One more bucket counts what took longer. */
  readonly bounds: readonly number[];
  /** How many fell into each bucket, the last of which has no bound. */
  readonly counts: readonly number[];
  /** All the milliseconds together. */
  sum(): number;
  note(milliseconds: number): void;
}

/** @param bounds Milliseconds, from the shortest to the longest. */
export function createHistogram(bounds: readonly number[]): Histogram {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let sum = 0;
  return {
    bounds,
    counts,
    sum: () => sum,
    note(milliseconds) {
      let bucket = 0;
      while (bucket < bounds.length && milliseconds > (bounds[bucket] ?? 0)) bucket += 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      sum += milliseconds;
    },
  };
}
