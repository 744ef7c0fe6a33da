import type { Account, Community } from '../../ids.ts';
import type { JournalAction, JournalEntry } from '../../jars/journal.ts';

/** An entry as the store keeps it. A later entry has a higher id. */
export type KeptEntry = JournalEntry & { id: number };

export interface JournalReading {
  /** At most `count` entries, the newest first. With `before`, only entries that are older than the one with this id. */
  journal(community: Community, count: number, before?: number): Promise<KeptEntry[]>;
  /** The newest entry about somebody's jar that has one of these actions. */
  lastEntry(community: Community, subject: Account, actions: readonly JournalAction[]): Promise<KeptEntry | undefined>;
}

export interface JournalWriting {
  /** Adds an entry, and deletes every community's entries that are more than a year older than it. */
  putEntry(entry: JournalEntry): Promise<void>;
}
