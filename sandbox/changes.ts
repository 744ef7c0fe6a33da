/** Counts the changes of the sandbox's state and tells every page that follows them. */
export interface Changes {
  changed(): void;
  /** Yields the count now and after each change. Changes between two reads are one. Ends with `signal` or `close`. */
  follow(signal: AbortSignal): AsyncGenerator<number, void>;
  close(): void;
}

export function createChanges(): Changes {
  const closed = new AbortController();
  let waiting: (() => void)[] = [];
  let count = 0;

  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  return {
    changed() {
      count += 1;
      wake();
    },
    async *follow(signal) {
      signal.addEventListener('abort', wake, { once: true });
      for (let seen = -1; !signal.aborted && !closed.signal.aborted; ) {
        if (seen === count) await new Promise<void>((resolve) => waiting.push(resolve));
        else {
          seen = count;
          yield seen;
        }
      }
    },
    close() {
      closed.abort();
      wake();
    },
  };
}
