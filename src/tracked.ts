/** Work in flight, so that whoever stops can wait for it. */
export interface Tracked {
  /** Hands back the same promise: whoever starts the work answers for its failure. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves once no work is in flight, however it ended. Work that is added meanwhile is waited for too. */
  settled(): Promise<void>;
}

export function createTracked(): Tracked {
  const inFlight = new Set<Promise<void>>();
  return {
    track(work) {
      const remove = () => void inFlight.delete(ended);
      const ended: Promise<void> = work.then(remove, remove);
      inFlight.add(ended);
      return work;
    },
    async settled() {
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}
