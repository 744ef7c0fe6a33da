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
    /** @param parts How many there are. There is one seat more, so that one process that waits is seen. */
    async look(parts: number): Promise<Seen> {
      const all = Array.from({ length: parts }, (_, at) => at);
      const seats = [...all, parts];
      const holders = await sharing.holders([...seats.map(seatName), ...all.map(partName), ...all.map(readyName)]);
      return {
        seats: holders.slice(0, seats.length),
        owners: holders.slice(seats.length, seats.length + parts),
        ready: holders.slice(seats.length + parts),
      };
    },
  };
}
