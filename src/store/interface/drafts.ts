import type { Account, Community } from '../../ids.ts';
import type { Draft } from '../../jars/jar.ts';

export interface DraftReading {
  draft(community: Community, account: Account): Promise<Draft | undefined>;
}

export interface DraftWriting {
  /** Replaces an earlier draft. A draft is deleted after a day. */
  putDraft(community: Community, account: Account, draft: Draft): Promise<void>;
  dropDraft(community: Community, account: Account): Promise<void>;
}
