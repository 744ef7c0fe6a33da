import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Histogram as Counted } from '../histogram.ts';

type Labels = Readonly<Record<string, string>>;

/** A value under its labels, all of which come from closed sets. */
export type Sample<Value> = readonly [labels: Labels, value: Value];

interface Described<Value> {
  name: string;
  help: string;
  labels?: readonly string[];
  /** Is asked at each scrape. */
  collect(): Iterable<Sample<Value>> | Promise<Iterable<Sample<Value>>>;
}

/** prom-client's metrics count themselves, in objects by their labels. Here the bot's own plain counts are handed over. */
const setAll = (
  registry: Registry,
  { name, help, labels = [], collect }: Described<number>,
  type: 'counter' | 'gauge',
) => {
  const options = { name, help, labelNames: [...labels], registers: [registry] };
  if (type === 'gauge') {
    return new Gauge({
      ...options,
      async collect() {
        const samples = await collect();
        this.reset();
        for (const [given, value] of samples) this.set(given, value);
      },
    });
  }
  return new Counter({
    ...options,
    async collect() {
      // Nothing is awaited from here on: another scrape at the same time must not add to this one.
      const samples = await collect();
      this.reset();
      for (const [given, value] of samples) this.inc(given, value);
    },
  });
};

const SECOND = 1_000;

/** A histogram with one label, whose buckets were counted elsewhere. */
class CountedHistogram extends Histogram {
  readonly #described: { name: string; help: string; samples: () => Iterable<Sample<Counted>> };

  constructor(registry: Registry, name: string, help: string, label: string, samples: () => Iterable<Sample<Counted>>) {
    super({ name, help, labelNames: [label], registers: [registry] });
    this.#described = { name, help, samples };
  }

  /** The registry asks a histogram for this. prom-client's types leave it out. */
  async getForPromString() {
    const { name, help, samples } = this.#described;
    const values = [...samples()].flatMap(([labels, { bounds, counts, sum }]) => {
      let upTo = 0;
      const buckets = counts.map((count, index) => {
        upTo += count;
        const bound = bounds[index];
        const le = bound === undefined ? '+Inf' : bound / SECOND;
        return { labels: { ...labels, le }, value: upTo, metricName: `${name}_bucket` };
      });
      return [
        ...buckets,
        { labels, value: sum() / SECOND, metricName: `${name}_sum` },
        { labels, value: upTo, metricName: `${name}_count` },
      ];
    });
    return { name, help, type: 'histogram', values, aggregator: 'sum' };
  }
}

/** Defines metrics in a registry. */
export const metricsIn = (registry: Registry) => ({
  counter: (metric: Described<number>) => void setAll(registry, metric, 'counter'),
  gauge: (metric: Described<number>) => void setAll(registry, metric, 'gauge'),
  histogram: (name: string, help: string, label: string, samples: () => Iterable<Sample<Counted>>) =>
    void new CountedHistogram(registry, name, help, label, samples),
});
