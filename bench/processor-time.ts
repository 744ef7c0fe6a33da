import { readdirSync, readFileSync } from 'node:fs';

/**
 * Reads how many microseconds a thread has run from its `schedstat`, whose first number counts nanoseconds.
 * https://docs.kernel.org/scheduler/sched-stats.html
 */
export const parseSchedstat = (text: string): number => Number(text.split(' ', 1)[0]) / 1_000;

/** The kernel counts a process's children in hundredths of a second. */
const TICK = 10_000;

/**
 * Reads how many microseconds the children of a process have run that have ended, from the process's `stat`: the 16th and
 * the 17th of its fields, of which the second is a name in brackets. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function parseChildren(text: string): number {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK;
}

/**
 * Gets how many microseconds of a processor a process has used since it began. All of its threads count, so the garbage
 * collector and those for files and databases do too, and the processes that it has started and that have ended.
 * @throws {Error} when there is no such process, and on other systems than Linux.
 */
export function processorTime(pid: number): number {
  const folder = `/proc/${pid}`;
  let sum = parseChildren(readFileSync(`${folder}/stat`, 'utf8'));
  for (const task of readdirSync(`${folder}/task`)) {
    try {
      sum += parseSchedstat(readFileSync(`${folder}/task/${task}/schedstat`, 'utf8'));
    } catch {
      // The thread ended after the folder was listed.
    }
  }
  return sum;
}
