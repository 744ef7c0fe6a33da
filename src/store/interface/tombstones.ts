import type { Account } from '../../ids.ts';

export interface TombstoneReading {
  /**
   * When somebody last erased their data, in milliseconds since 1970. Undefined once that is more than thirty days
   * ago: by then no button or delivery from before the erasure can arrive.
   */
  erasedAt(account: Account): Promise<number | undefined>;
}
