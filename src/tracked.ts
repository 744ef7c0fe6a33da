/** Keeps account of work in flight, so that whoever stops can wait for it. */
export function createTracked() {
  const inFlight = new Set<Promise<void>>();
  return {
    /** Hands back the same promise: whoever starts the work answers for its failure. */
    track<Result>(work: Promise<Result>): Promise<Result> {
      const remove = () => void inFlight.delete(ended);
      const ended: Promise<void> = work.then(remove, remove);
      inFlight.add(ended);
      return work;
    },
    /** Resolves once no work is in flight, however it ended. Work that is added meanwhile is waited for too. */
    async settled(): Promise<void> {
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}
