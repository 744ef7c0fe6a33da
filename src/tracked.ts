/** Keeps account of work in flight, so that whoever stops can wait for it. */
export function createTracked() {
  // It's no set of the work itself: a set that changes with each call leaves tables behind, each of which holds the next
  // and what was in it. V8 then keeps every call that is over until it collects the whole heap.
  let inFlight = 0;
  let wake: (() => void)[] = [];

  function end(): void {
    inFlight -= 1;
    if (inFlight > 0) return;
    for (const go of wake) go();
    wake = [];
  }

  return {
    /** Hands back the same promise: whoever starts the work answers for its failure. */
    track<Result>(work: Promise<Result>): Promise<Result> {
      inFlight += 1;
      work.then(end, end);
      return work;
    },
    /** Resolves once no work is in flight, however it ended. Work that is added meanwhile is waited for too. */
    async settled(): Promise<void> {
      while (inFlight > 0) await new Promise<void>((go) => wake.push(go));
    },
  };
}
