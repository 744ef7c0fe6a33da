import type { Account, Community } from '../../ids.ts';
import type { KeptEntry } from './journal.ts';
import type { Removal } from './removals.ts';

/** What is kept about an account besides its jar, in every community, the oldest first. */
export interface Traces {
  /** The reports that this account made. Here `account` is the owner of the reported jar. */
  reports: { community: Community; account: Account; reason: string; at: number }[];
  removals: (Removal & { community: Community })[];
  /** The journal entries about what this account did and about what was done to its jar. */
  log: KeptEntry[];
}

export interface TraceReading {
  traces(account: Account): Promise<Traces>;
}
