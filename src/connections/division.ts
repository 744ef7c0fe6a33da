import { elapsed } from '../elapsed.ts';
import type { Lease, Sharing } from '../store/store.ts';
import { createAgreement } from './agreement.ts';
import { divisionLeases } from './division-leases.ts';
import { fairShare } from './fair-share.ts';

/** Milliseconds after which other processes take over from one that is gone, or doesn't come to renewing its leases. */
const LIFE = 15_000;
/** So many times in its life a lease is renewed, and it is looked who has what. */
const ROUNDS = 5;
/** Milliseconds between two looks of a process that ends, for whether others are ready. */
const GLANCE = 250;
const NEVER = new AbortController().signal;
/** Milliseconds that others have to come first with an answer, where this process can't ask whether there are any. */
const OTHERS_FIRST = 1_500;
/** So many lives at most a process goes on with a part that it has let go, while another one makes ready for it. */
const HANDOVER = 20;

interface Settings {
  sharing: Pick<Sharing, 'lease' | 'release' | 'holders'>;
  /** What is divided. */
  name: string;
  /** How many parts there are, by the number that the processes have agreed upon. A process without a part waits for one. */
  partsOf(number: number): number;
  /** Whether this process is ready for a part, so that another one that still has it can end. */
  stands(part: number): boolean;
  /** Told when this process has other parts than before, and none where it has to wait again. */
  changed(): void;
  /** Milliseconds. */
  life?: number;
}

interface Held {
  lease: Lease;
  /** Until when another process may do the same, on this process's own clock. It's over some time after this one stands. */
  shared: number;
}

/**
 * Divides numbered parts of some work among the processes that share a database, of which each is under a lease. Each
 * process has a seat too, by which the others know how many they are. A part that moves while both are there is done by
 * both for a moment, and `mine` tells of each piece which of them does it.
 */
export function createDivision({ sharing, name, partsOf, stands, changed, life = LIFE }: Settings) {
  const leases = divisionLeases(sharing, name, life);
  const { self } = leases;
  const pause = life / ROUNDS;
  const agreement = createAgreement({ sharing, name: `${name} number`, life });
  const held = new Map<number, Held>();
  /** Parts that were let go, with the moment until which this process goes on with each. */
  const leaving = new Map<number, number>();
  let number: number | undefined;
  /** Takes nothing any more. */
  let ending = false;
  /** Nobody else can have begun anything yet. */
  let first = false;
  /** The database didn't answer when it was last to renew the leases. Then nobody else may be able to take them either. */
  let away = false;
  let seat: Lease | undefined;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  // On this process's own clock, in milliseconds.
  /** When it was begun to renew all leases that there are. No other process can have them for one life from then on. */
  let renewed = Number.NEGATIVE_INFINITY;
  /** When it was looked last who has what. */
  let looked = 0;

  /** Returns the leases that there are still, for them to be released. */
  function forget(): (Lease | undefined)[] {
    const all = [...[...held.values()].map(({ lease }) => lease), seat];
    clearInterval(timer);
    timer = undefined;
    held.clear();
    leaving.clear();
    seat = undefined;
    return all;
  }

  /** Keeps what this process has. Resolves to whether it still has all of it. */
  async function renew(agreed: number): Promise<boolean> {
    const from = performance.now();
    if (!(await agreement.keep(agreed))) {
      // The parts are other ones by another number.
      number = undefined;
      await leases.release(forget());
      return false;
    }
    // Before its parts: whoever looks in between must not count a process that is gone.
    seat = seat && (await leases.keep(seat));
    const before = held.size;
    await Promise.all([...held].map(async ([part, { lease }]) => (await leases.keep(lease)) ?? held.delete(part)));
    renewed = from;
    return held.size === before;
  }

  async function takeSeat(seats: readonly (string | undefined)[]): Promise<void> {
    for (const [one, taken] of seats.entries()) {
      if (seat) return;
      if (taken === undefined || taken === self) seat = await leases.takeSeat(one);
    }
  }

  async function takeParts(parts: readonly number[]): Promise<void> {
    const shared = first ? 0 : Number.POSITIVE_INFINITY;
    first = false;
    await Promise.all(
      parts.map(async (part) => {
        const lease = await leases.takePart(part);
        if (lease) held.set(part, { lease, shared });
        if (lease) leaving.delete(part);
      }),
    );
  }

  /** Tells of parts for which this process has got ready, until a while after the one that had them must have seen it. */
  async function tellReady(): Promise<void> {
    for (const [part, one] of held) {
      if (one.shared !== Number.POSITIVE_INFINITY || !stands(part)) continue;
      if (await leases.tellReady(part)) one.shared = performance.now() + 4 * pause;
    }
  }

  async function leave(parts: readonly number[]): Promise<void> {
    const left = parts.map((part) => held.get(part)?.lease);
    for (const part of parts) {
      held.delete(part);
      // Who isn't ready for it yet has nothing to go on with.
      if (stands(part)) leaving.set(part, performance.now() + HANDOVER * life);
    }
    await leases.release(left);
  }

  /** Looks who has what by now, and ends with what others are ready for. */
  async function look(agreed: number) {
    const at = performance.now();
    const seen = await leases.look(partsOf(agreed));
    looked = at;
    for (const [part, end] of leaving) {
      const owner = seen.owners[part];
      const over = owner !== undefined && owner !== self && seen.ready[part] === owner;
      if (over || performance.now() > end) leaving.delete(part);
    }
    return seen;
  }

  /** Resolves to whether this process has other parts than before. */
  async function round(agreed: number): Promise<boolean> {
    const before = parts().join();
    const recent = performance.now() < renewed + pause / 2;
    if (recent || (await renew(agreed))) {
      const { seats, owners } = await look(agreed);
      await takeSeat(seats);
      if (seat) {
        const members = [...new Set([...seats, self])].filter((one) => one !== undefined);
        const share = fairShare({ self, members, owners });
        await takeParts(share.take);
        await tellReady();
        if (share.leave !== undefined && leaving.size === 0) await leave([share.leave]);
      }
    }
    return parts().join() !== before;
  }

  function lose(): void {
    forget();
    changed();
  }

  function tick(): void {
    // While the database is away, it isn't known whether others have the parts. Where they do, they come first.
    if (number === undefined || held.size === 0 || (!away && performance.now() >= renewed + life - pause)) {
      lose();
      return;
    }
    const lapsed = performance.now() >= renewed + life;
    working ??= round(number)
      .then((other) => {
        away = false;
        // What it heard since its leases lapsed was nobody's to hear, so it begins anew.
        if (held.size === 0 || lapsed) lose();
        else if (other) changed();
      })
      .catch(() => {
        away = true;
      })
      .finally(() => {
        working = undefined;
      });
  }

  /** The answer is that the database is away, and where others have reached it meanwhile, it comes too late to be shown. */
  const mineWhileAway = (piece: string): Promise<boolean> =>
    leases.claim(piece).then(
      (lease) => lease !== undefined,
      () => elapsed(OTHERS_FIRST, NEVER).then(() => true),
    );

  const parts = (): number[] => [...held.keys(), ...leaving.keys()].sort((one, other) => one - other);
  const holds = (part: number) => held.has(part) && performance.now() < renewed + life;
  const leaves = (part: number) => leaving.has(part) && performance.now() < looked + 2 * pause;

  return {
    /** Agrees with the other processes on a number, as `Agreement.reach` does. */
    async agree(recommend: () => Promise<number>, above: number): Promise<number> {
      if (number === undefined || number <= above) {
        await leases.release(forget());
        number = undefined;
        const from = performance.now();
        // Who is alone has its seat by the time that it's told a number.
        const reached = await Promise.all([agreement.reach(recommend, above), leases.takeSeat(0)]);
        const [agreed] = reached;
        [, seat] = reached;
        if (agreed.number <= above) return agreed.number;
        ({ number, first } = agreed);
        renewed = from;
      }
      return number;
    },
    /**
     * Waits until this process has a part, at once where it has one already. Resolves to false where the processes have
     * agreed on another number meanwhile. Rejects when the signal is aborted.
     */
    async wait(signal: AbortSignal): Promise<boolean> {
      if (ending) await elapsed(life, signal);
      while (number !== undefined && held.size === 0) {
        await round(number);
        signal.throwIfAborted();
        if (held.size === 0 && number !== undefined) await elapsed(pause, signal);
      }
      if (number !== undefined) timer ??= setInterval(tick, pause).unref();
      return number !== undefined;
    },
    /** To be called when this process has got ready for a part, so that another one needn't go on until the next round. */
    async ready(): Promise<void> {
      // What can't be told now is told in the next round.
      if (number !== undefined) await tellReady().catch(() => undefined);
    },
    /**
     * Lets all go and goes on with it until others are ready. To be called before the end.
     * @param patience Milliseconds that others have for it.
     */
    async handOver(patience: number): Promise<void> {
      const agreed = number;
      if (ending || agreed === undefined || held.size === 0) return;
      ending = true;
      clearInterval(timer);
      await working;
      const until = performance.now() + patience;
      const { seats } = await look(agreed);
      if (seats.every((one) => one === undefined || one === self)) return;
      await leave([...held.keys()]);
      await leases.release([seat]);
      seat = undefined;
      while (leaving.size > 0 && performance.now() < until) {
        await elapsed(GLANCE, NEVER);
        await look(agreed);
      }
    },
    /** The parts that this process has, and those that it goes on with until another one is ready for them. */
    parts,
    /** Whether a part is this process's at this moment. A process that was stopped for long may have lost it unawares. */
    has: (part: number): boolean => holds(part) || leaves(part),
    /**
     * Whether this process is the one to do a piece of a part. Later, where another one may have come upon the same piece.
     * @param piece Tells it from all others.
     */
    mine(part: number, piece: string): boolean | Promise<boolean> {
      const own = holds(part);
      if (own && performance.now() >= (held.get(part)?.shared ?? 0)) return true;
      if (!own && !leaves(part)) return away && held.has(part) && mineWhileAway(piece);
      return leases.claim(piece).then(
        (lease) => lease !== undefined,
        () => own,
      );
    },
    /** Lets all go. */
    async end(): Promise<void> {
      clearInterval(timer);
      await working;
      const agreed = number;
      number = undefined;
      await leases.release(forget());
      if (agreed === undefined) return;
      // Who begins anew alone is told the number that is right by then. Where the database can't be asked, the number lapses
      // like a lease.
      const seen = await leases.look(partsOf(agreed)).catch(() => undefined);
      const alone = seen?.seats.every((one) => one === undefined);
      if (alone) await agreement.forget(agreed).catch(() => undefined);
    },
  };
}
