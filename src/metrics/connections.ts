import type { metricsIn } from './from-counts.ts';
import type { Measured } from './measured.ts';

type Define = ReturnType<typeof metricsIn>;

/** Whether platforms are connected, and how their answers get there. */
export function defineConnections(define: Define, measured: () => Measured | undefined): void {
  const connections = () => Object.entries(measured()?.connections ?? {});
  define.gauge({
    name: 'tipjar_connected',
    help: '1 while calls can arrive from the platform, else 0. A platform that is off, or whose calls other processes take, has no series.',
    labels: ['platform'],
    collect: () =>
      connections()
        .filter(([, { connected, downSince }]) => connected() || downSince() !== undefined)
        .map(([platform, { connected }]) => [{ platform }, connected() ? 1 : 0]),
  });
  define.gauge({
    name: 'tipjar_shard_connected',
    help: 'Of each of Discord’s shards that this process has, 1 while calls can arrive by it, else 0.',
    labels: ['shard'],
    collect: () =>
      connections().flatMap(([, { shards }]) =>
        [...(shards?.() ?? [])].map(([shard, stands]) => [{ shard: String(shard) }, stands ? 1 : 0] as const),
      ),
  });
  define.counter({
    name: 'tipjar_connections_lost_total',
    help: 'How often the connection was lost.',
    labels: ['platform'],
    collect: () => connections().map(([platform, { counts }]) => [{ platform }, counts.lost]),
  });
  define.counter({
    name: 'tipjar_reconnects_total',
    help: 'How often the connection was there again after it was lost.',
    labels: ['platform'],
    collect: () => connections().map(([platform, { counts }]) => [{ platform }, Math.max(counts.made - 1, 0)]),
  });
  define.counter({
    name: 'tipjar_undelivered_total',
    help: 'Answers that the platform took in no way. The log says of each: an answer could not be delivered.',
    labels: ['platform'],
    collect: () => connections().map(([platform, { counts }]) => [{ platform }, counts.undelivered]),
  });
  define.histogram(
    'tipjar_answer_seconds',
    'How long it took from a call’s arrival until the platform had the answer and what goes with it.',
    'platform',
    () => connections().map(([platform, { counts }]) => [{ platform }, counts.answers]),
  );
}
