import type { metricsIn } from './from-counts.ts';
import type { Measured } from './measured.ts';

type Define = ReturnType<typeof metricsIn>;

/** What became of calls, and how many wait. */
export function defineCalls(define: Define, measured: () => Measured | undefined): void {
  const calls = () => measured()?.counts.calls.all() ?? [];
  const queues = () => Object.entries(measured()?.counts.queues ?? {});
  define.counter({
    name: 'tipjar_calls_total',
    help: 'Calls by command and outcome. A series appears with its first call; a command that doesn’t exist is unknown.',
    labels: ['platform', 'command', 'outcome'],
    collect: () =>
      calls()
        .filter(({ count }) => count > 0)
        .map(({ count, ...labels }) => [labels, count] as const),
  });
  define.counter({
    name: 'tipjar_answers_total',
    help: 'Calls by outcome alone. All series are there from the start, so alerts see the first of each.',
    labels: ['platform', 'outcome'],
    collect() {
      const sums = new Map<string, [labels: { platform: string; outcome: string }, sum: number]>();
      for (const { platform, outcome, count } of calls()) {
        const sum = sums.get(`${platform} ${outcome}`)?.[1] ?? 0;
        sums.set(`${platform} ${outcome}`, [{ platform, outcome }, sum + count]);
      }
      return sums.values();
    },
  });
  define.gauge({
    name: 'tipjar_queue_waiting',
    help: 'Calls that wait for a seat.',
    labels: ['platform'],
    collect: () => queues().map(([platform, queue]) => [{ platform }, queue.load().waiting]),
  });
  define.gauge({
    name: 'tipjar_queue_seated',
    help: 'Calls that have one of the 16 seats. A call that waits for the disk has given its seat up.',
    labels: ['platform'],
    collect: () => queues().map(([platform, queue]) => [{ platform }, queue.load().seated]),
  });
}
