import { createHistogram, type Histogram } from '../histogram.ts';

/** What was counted of a platform's connection since it was begun. */
export interface ConnectionCounts {
  /** How often calls could arrive again, or for the first time. */
  made: number;
  /** How often no call could arrive any more. */
  lost: number;
  /** Answers that the platform didn't take, in whatever way they were sent. */
  undelivered: number;
  /** How long it took from a call's arrival until the platform had its answer. */
  answers: Histogram;
}

/** Milliseconds. Three seconds is as long as both platforms wait for a first answer. */
const BOUNDS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 30_000];

export const createConnectionCounts = (): ConnectionCounts => ({
  made: 0,
  lost: 0,
  undelivered: 0,
  answers: createHistogram(BOUNDS),
});
