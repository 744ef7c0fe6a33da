/** One process at a time has it: until it releases it, or doesn't take it again in time. */
export interface Lease {
  name: string;
  /** The process that has it. */
  holder: string;
  /** Grows each time another process gets it, by which a process is known that had it earlier. */
  fence: number;
}

/** What the processes that use one database have in common. All times are milliseconds on the database's own clock. */
export interface Sharing {
  /** Whether other processes may use the database at the same time. */
  shared: boolean;
  /**
   * Gets a lease, or keeps it where this holder has it.
   * @param life After so many milliseconds it lapses, unless it is taken again before.
   * @returns undefined while another holder has it.
   */
  lease(name: string, holder: string, life: number): Promise<Lease | undefined>;
  /** Lets a lease go. Does nothing where it has lapsed and another holder has got it. */
  release(lease: Lease): Promise<void>;
  /** Gets who has each of these leases, in the same order; undefined where nobody has it. */
  holders(names: readonly string[]): Promise<(string | undefined)[]>;
  /**
   * Counts what was done some times, in windows that begin with the first time.
   * @param key What is counted, which isn't kept as it is.
   * @returns the milliseconds until it may be done again where it was done more than `most` times, and else 0.
   */
  count(key: string, times: number, window: { most: number; length: number }): Promise<number>;
}

/** A process went on with what it had a lease for after another one had got the lease. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** What is shared where one process has the database to itself. It's gone with the process, and so are all that had it. */
export function createOwnSharing(): Sharing & { assertHeld(lease: Lease | undefined): void } {
  const leases = new Map<string, Lease & { until: number }>();
  const counts = new Map<string, { times: number; end: number }>();

  return {
    shared: false,
    async lease(name, holder, life) {
      const now = performance.now();
      const last = leases.get(name);
      const own = last?.holder === holder;
      if (last && !own && last.until > now) return undefined;
      const fence = (last?.fence ?? 0) + (own ? 0 : 1);
      leases.set(name, { name, holder, fence, until: now + life });
      return { name, holder, fence };
    },
    async release({ name, holder, fence }) {
      const last = leases.get(name);
      if (last?.holder === holder && last.fence === fence) last.until = 0;
    },
    async holders(names) {
      const now = performance.now();
      return names.map((name) => {
        const last = leases.get(name);
        return last && last.until > now ? last.holder : undefined;
      });
    },
    async count(key, times, { most, length }) {
      const now = performance.now();
      for (const [one, { end }] of counts) if (end <= now) counts.delete(one);
      const { times: before, end } = counts.get(key) ?? { times: 0, end: now + length };
      counts.set(key, { times: Math.min(before + times, most), end });
      return before + times > most ? end - now : 0;
    },
    assertHeld(lease) {
      const last = lease && leases.get(lease.name);
      if (lease && !(last?.fence === lease.fence && last.until > performance.now())) throw new LeaseLost();
    },
  };
}
