import type { Account, Community } from '../../ids.ts';
import type { Removal } from './removals.ts';

export interface LookalikeReading {
  /** Whether a jar already waited for an admin because of this handle. It must not wait for the same handle again. */
  wasHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<boolean>;
}

export interface LookalikeWriting {
  putHeld(community: Community, account: Account, link: Pick<Removal, 'provider' | 'key'>): Promise<void>;
}
