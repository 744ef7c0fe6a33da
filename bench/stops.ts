/**
 * Loaded before a program that is measured: from the first SIGUSR2 on it watches how long the event loop stops, and at each
 * one writes the longest stop so far, in milliseconds, into the file that TIP_JAR_STOPS names.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseSchedstat } from './processor-time.ts';

/** Milliseconds between two looks. */
const APART = 1;

/** What the main thread has run, since a busy machine stops every program now and then. */
const run = () => parseSchedstat(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8')) / 1_000;

let last: number | undefined;
let longest = 0;

process.on('SIGUSR2', () => {
  if (last !== undefined) return writeFileSync(process.env.TIP_JAR_STOPS ?? '', String(longest));
  last = run();
  setInterval(() => {
    const now = run();
    longest = Math.max(longest, now - (last ?? now));
    last = now;
  }, APART).unref();
});
