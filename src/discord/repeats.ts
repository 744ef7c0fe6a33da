/** Knows what arrived lately. */
export interface Repeats {
  /** Notes that something arrived. Says whether it had arrived before. @param now Milliseconds on a clock that nobody sets. */
  arrived(id: string, now: number): boolean;
}

/**
 * Remembers ids for `life` milliseconds at least and twice that at most. A set from which each id were taken by itself
 * would cost what `tracked.ts` says, so a whole set goes at a time.
 */
export function createRepeats(life: number): Repeats {
  let lately = new Set<string>();
  let before = new Set<string>();
  let since = 0;
  return {
    arrived(id, now) {
      if (Math.abs(now - since) >= life) {
        before = Math.abs(now - since) >= 2 * life ? new Set() : lately;
        lately = new Set();
        since = now;
      }
      if (lately.has(id) || before.has(id)) return true;
      lately.add(id);
      return false;
    },
  };
}
