import { randomUUID } from 'node:crypto';
import { elapsed } from '../elapsed.ts';
import type { Lease, Sharing } from '../store/store.ts';

/** Milliseconds after which another process takes over from one that is gone, or doesn't come to renewing. */
const LIFE = 15_000;

/** What one process at a time does. */
export interface Turn {
  /** Resolves once it's this process's turn, at once where it is already. Rejects when the signal is aborted. */
  mine(signal: AbortSignal): Promise<void>;
  /** Lets another process have its turn. */
  pass(): Promise<void>;
}

/** The turn of a process that shares the database with no other. */
export const alwaysMine: Turn = { mine: async () => undefined, pass: async () => undefined };

interface Settings {
  sharing: Pick<Sharing, 'lease' | 'release'>;
  name: string;
  /** Told when it's this process's turn no more, before another one can have it. */
  lost(): void;
  /** Milliseconds. */
  life?: number;
}

/** A lease is renewed so many times in its life. */
const RENEWALS = 5;

/** Waits for a lease, and renews it for as long as the process lives. */
export function createTurn({ sharing, name, lost, life = LIFE }: Settings): Turn {
  const holder = randomUUID();
  const pause = life / RENEWALS;
  let held: Lease | undefined;
  /** Until when no other process can have it, on this process's own clock in milliseconds. */
  let until = 0;
  let timer: NodeJS.Timeout | undefined;

  async function take(): Promise<boolean> {
    const from = performance.now();
    held = await sharing.lease(name, holder, life);
    if (held) until = from + life;
    return held !== undefined;
  }

  /** Where the database doesn't answer, another process can have it only once it has lapsed. */
  async function renew(): Promise<void> {
    if (performance.now() >= until - pause) return end();
    if (!(await take().catch(() => true)) && timer) end();
  }

  function end(): void {
    clearInterval(timer);
    timer = undefined;
    lost();
  }

  return {
    async mine(signal) {
      if (timer) return;
      while (!(await take())) await elapsed(pause, signal);
      signal.throwIfAborted();
      timer = setInterval(() => void renew(), pause).unref();
    },
    async pass() {
      clearInterval(timer);
      timer = undefined;
      // Where it can't be released, it lapses.
      if (held) await sharing.release(held).catch(() => undefined);
      held = undefined;
    },
  };
}
