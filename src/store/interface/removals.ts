import type { Account, Community } from '../../ids.ts';

/** A link that an admin took off a jar's card in one community. The link stays in the jar, which is its owner's. */
export interface Removal {
  provider: string;
  /** What all spellings of the handle have in common. */
  key: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface RemovalReading {
  removals(community: Community, account: Account): Promise<Removal[]>;
}

export interface RemovalWriting {
  putRemoval(community: Community, account: Account, removal: Removal): Promise<void>;
  /** Drops every removal of this provider's links from the jar. Resolves to whether there was one. */
  dropRemovals(community: Community, account: Account, provider: string): Promise<boolean>;
}
