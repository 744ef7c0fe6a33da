import type { Community } from '../../ids.ts';
import type { Access, Policy } from '../../jars/policy.ts';

/** What a community allows or blocks. */
export type AccessSubject = 'role' | 'provider' | 'channel';

export interface PolicyReading {
  /** Resolves to `openPolicy` for a community that set nothing. */
  policy(community: Community): Promise<Policy>;
}

export interface PolicyWriting {
  /** Changes only what is given. */
  putPolicy(
    community: Community,
    change: Partial<Omit<Policy, 'roles' | 'providers' | 'channels' | 'categories'>>,
  ): Promise<void>;
  /**
   * Allows or blocks one role, provider or channel, or does neither where `access` is undefined.
   * @param subject A role's or channel's id, a provider's id or a kind of provider.
   */
  putAccess(about: AccessSubject, community: Community, subject: string, access: Access | undefined): Promise<void>;
  putCategory(community: Community, name: string): Promise<void>;
  removeCategory(community: Community, name: string): Promise<void>;
}
