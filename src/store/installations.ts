import type { Community } from '../ids.ts';
import type { KeptInstallation, KeptTokens } from './kept.ts';

/** Keeps where an app is installed that serves any number of communities. Times are milliseconds since 1970. */
export interface Installations {
  get(community: Community): Promise<KeptInstallation | undefined>;
  /** Gets at most `count` of them, in the order of their communities, those behind one; `''` is before all. */
  page(after: string, count: number): Promise<KeptInstallation[]>;
  /** Replaces what is kept of an earlier installation in the same community. */
  put(installation: Omit<KeptInstallation, 'renewingUntil'>): Promise<void>;
  /** Replaces the tokens, unless the token is another one than before by now. Resolves to whether it did. */
  replaceTokens(community: Community, before: string, tokens: KeptTokens): Promise<boolean>;
  /**
   * Lets one process at a time fetch new tokens in place of this one. Resolves to whether the caller may, until that time.
   * Its claim ends before, when it replaces the tokens.
   */
  claimRenewal(community: Community, token: string, at: number, until: number): Promise<boolean>;
  /** Forgets an installation, with `token` only if it has this one. Resolves to whether it did. */
  drop(community: Community, token?: string): Promise<boolean>;
  /**
   * Remembers that somebody has gone on with an installation that was begun, and forgets those with which somebody has
   * more than `lasts` milliseconds ago. Resolves to whether nobody had before.
   */
  takeState(mark: string, at: number, lasts: number): Promise<boolean>;
}
