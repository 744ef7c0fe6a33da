/** Work that nobody waits for right away, and that is waited for before the end. */
export interface Tracked {
  /** Remembers a piece of work until it is done, and hands it back. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves once nothing is under way, also of what was added meanwhile. Whether it succeeded is its owner's to see. */
  settled(): Promise<void>;
}

export function createTracked(): Tracked {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      const done = () => underWay.delete(work);
      underWay.add(work);
      work.then(done, done);
      return work;
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
