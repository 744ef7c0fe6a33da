import { setTimeout as wait } from 'node:timers/promises';

/** A million steps take about a millisecond on the machine where the figures in the tests were taken. */
function millisecond(): number {
  let sum = 0;
  for (let at = 0; at < 1_000_000; at += 1) sum = (sum * 31 + at) | 0;
  return sum;
}

/** Other programs only ever add to a time, so work is slow when it is slow so many times. */
const TRIES = 40;
/** Milliseconds between two tries, in which others may get done with what they do. */
const PAUSE = 25;

const timed = async (work: () => unknown): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** No input may keep the bot's one thread busy for longer than so many milliseconds. */
const MOST = 20;

/** No machine is so many times as fast as the one of the figures. */
const FASTEST = 10;

/**
 * What work costs, in milliseconds of a calm machine: it is measured against a fixed loop that runs in the same moment.
 * Work that costs more than 20 ms is done several times, and the least of the figures counts. Where it is done so soon
 * that no machine could make more than 20 ms of it, the time itself is the figure: nearly all is, and the loop would take
 * ten times as long.
 */
export async function costOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least > MOST; tries += 1) {
    const time = await timed(work);
    if (time < MOST / FASTEST) return time;
    least = Math.min(least, time / (await timed(millisecond)));
    if (least > MOST) await wait(PAUSE);
  }
  return least;
}
