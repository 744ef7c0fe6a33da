import { randomUUID } from 'node:crypto';
import type { Lease, Sharing } from '../store/store.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

interface Work {
  /** Tells it from other work. */
  name: string;
  /** Milliseconds from one time to the next; a day where nothing is said. */
  each?: number;
  /** Milliseconds after which another process may do it where this one has ended in the middle. */
  within?: number;
}

/**
 * Does some work, unless another process that shares the database does it now or has done it on this day. Where it fails,
 * it may be done again at once, by whichever process.
 */
export async function oncePerDay(
  { lease, release }: Pick<Sharing, 'lease' | 'release'>,
  { name, each = DAY, within = HOUR }: Work,
  work: (lease: Lease) => Promise<void>,
): Promise<void> {
  const holder = randomUUID();
  const held = await lease(name, holder, within);
  if (!held) return;
  try {
    await work(held);
  } catch (error) {
    // Where it can't be released, it lapses.
    await release(held).catch(() => undefined);
    throw error;
  }
  // Whoever did it keeps it, so that nobody does it again. It ends a little sooner than the next time comes.
  await lease(name, holder, (each * 23) / 24);
}
