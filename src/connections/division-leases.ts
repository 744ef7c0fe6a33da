import { randomUUID } from 'node:crypto';
import type { Lease, Sharing } from '../store/store.ts';

type Holder = string | undefined;

/** Who has what of a division, by its number. */
interface Seen {
  seats: readonly Holder[];
  owners: readonly Holder[];
  /** Who has said that it's ready for a part. */
  ready: readonly Holder[];
}

/**
 * One process's way to the leases of a division.
 * @param life Milliseconds after which a lease that it has taken lapses.
 */
export function divisionLeases(sharing: Pick<Sharing, 'lease' | 'release' | 'holders'>, name: string, life: number) {
  const self = randomUUID();
  const seatName = (seat: number) => `${name} seat ${seat}`;
  const partName = (part: number) => `${name} part ${part}`;
  const readyName = (part: number) => `${name} part ${part} ready`;
  const take = (what: string) => sharing.lease(what, self, life);

  return {
    self,
    takeSeat: (seat: number) => take(seatName(seat)),
    takePart: (part: number) => take(partName(part)),
    tellReady: (part: number) => take(readyName(part)),
    claim: (piece: string) => take(`${name} piece ${piece}`),
    /** Takes again what it has. */
    keep: ({ name }: Lease) => take(name),
    /** Where a lease can't be released, it lapses. */
    async release(leases: readonly (Lease | undefined)[]): Promise<void> {
      await Promise.all(leases.map((lease) => lease && sharing.release(lease).catch(() => undefined)));
    },
    async look(count: number): Promise<Seen> {
      const all = Array.from({ length: count }, (_, at) => at);
      const holders = await sharing.holders([seatName, partName, readyName].flatMap((nameOf) => all.map(nameOf)));
      const [seats = [], owners = [], ready = []] = [0, 1, 2].map((row) =>
        holders.slice(row * count, (row + 1) * count),
      );
      return { seats, owners, ready };
    },
  };
}
