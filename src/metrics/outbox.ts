import type { metricsIn } from './from-counts.ts';
import type { Measured } from './measured.ts';

type Define = ReturnType<typeof metricsIn>;

const SECOND = 1_000;
const PLATFORMS = ['discord', 'slack'] as const;

/** What waits to be sent, and what became of what was sent. */
export function defineOutbox(define: Define, measured: () => Measured | undefined): void {
  /** A database that can't be read is told by `tipjar_database_up`; the other metrics must still be there. */
  async function waiting() {
    const { store, connections = {} } = measured() ?? {};
    try {
      const found = [];
      for (const platform of PLATFORMS) {
        if (store && platform in connections)
          found.push({ platform, recipients: await store.read((reading) => reading.recipients(platform)) });
      }
      return found;
    } catch {
      return [];
    }
  }
  /** Asked once for each scrape, by the first of the metrics. */
  let asked: ReturnType<typeof waiting> | undefined;
  define.gauge({
    name: 'tipjar_outbox_waiting',
    help: 'Channels and people for whom something waits to be sent, also what isn’t due yet.',
    labels: ['platform'],
    async collect() {
      asked = waiting();
      return (await asked).map(({ platform, recipients }) => [{ platform }, recipients.length]);
    },
  });
  define.gauge({
    name: 'tipjar_outbox_overdue_seconds',
    help: 'For how long what has waited longest has been due; 0 when nothing is.',
    labels: ['platform'],
    async collect() {
      const now = Date.now();
      return ((await asked) ?? []).map(({ platform, recipients }) => {
        const first = recipients.reduce((least, { due }) => Math.min(least, due), now);
        return [{ platform }, (now - first) / SECOND];
      });
    },
  });
  define.counter({
    name: 'tipjar_outbox_sendings_total',
    help: 'Posts, changes of posts and direct messages by outcome. What is platform-busy or failed is sent again.',
    labels: ['platform', 'kind', 'outcome'],
    collect: () => (measured()?.counts.outbox.all() ?? []).map(({ count, ...labels }) => [labels, count] as const),
  });
}
