import { readdirSync, readFileSync } from 'node:fs';

/**
 * Reads how many microseconds a thread has run from its `schedstat`, whose first number counts nanoseconds.
 * https://docs.kernel.org/scheduler/sched-stats.html
 */
export const parseSchedstat = (text: string): number => Number(text.split(' ', 1)[0]) / 1_000;

/**
 * Gets how many microseconds of a processor all threads of a process have used since it began, so what the garbage
 * collector and the threads for files and databases used counts too.
 * @throws {Error} when there is no such process, and on other systems than Linux.
 */
export function processorTime(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  let sum = 0;
  for (const task of readdirSync(tasks)) {
    try {
      sum += parseSchedstat(readFileSync(`${tasks}/${task}/schedstat`, 'utf8'));
    } catch {
      // The thread ended after the folder was listed.
    }
  }
  return sum;
}
