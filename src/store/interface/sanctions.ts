import type { Account, Community } from '../../ids.ts';
import type { Removal } from './removals.ts';

/** Why a jar, or one of its links, was hidden in a community when its owner erased it. */
export interface Sanction {
  state: 'suspended' | 'reports' | 'removed';
  /** When it was hidden, in milliseconds since 1970. */
  at: number;
}

export interface SanctionWriting {
  /** Resolves to the sanction against an account, or against one of its links, and deletes it from the store. */
  takeSanction(
    community: Community,
    account: Account,
    link?: Pick<Removal, 'provider' | 'key'>,
  ): Promise<Sanction | undefined>;
}
