import { createHistogram, type Histogram } from '../histogram.ts';
import { type Store, StoreError } from '../store/store.ts';

/** How long the database took, and how often it refused. */
export interface DatabaseCounts {
  reads: Histogram;
  /** From when a change is asked for until it is on the disk, so waiting for others who write counts too. */
  writes: Histogram;
  /** Writes of which nothing was saved. A write whose own work refused it isn't one. */
  failed(): number;
}

/** Milliseconds. A read takes some 50 µs, and a write waits for the disk. */
const READS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1_000];
const WRITES = [0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000];

/** The same store, with what it does being measured. */
export function measuredStore(store: Store): { store: Store; counts: DatabaseCounts } {
  const reads = createHistogram(READS);
  const writes = createHistogram(WRITES);
  let failed = 0;

  async function writing<Result>(work: () => Promise<Result>): Promise<Result> {
    const since = performance.now();
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreError) failed += 1;
      throw error;
    } finally {
      writes.note(performance.now() - since);
    }
  }

  return {
    store: {
      ...store,
      async read(work) {
        const since = performance.now();
        try {
          return await store.read(work);
        } finally {
          reads.note(performance.now() - since);
        }
      },
      write: (delivery, work) => writing(() => store.write(delivery, work)),
      erase: (delivery, account) => writing(() => store.erase(delivery, account)),
      putAsked: (asked) => writing(() => store.putAsked(asked)),
      dropOutgoing: (...given) => writing(() => store.dropOutgoing(...given)),
      joinOutgoing: (...given) => writing(() => store.joinOutgoing(...given)),
      leave: (community, at) => writing(() => store.leave(community, at)),
      expire: (...given) => writing(() => store.expire(...given)),
    },
    counts: { reads, writes, failed: () => failed },
  };
}
