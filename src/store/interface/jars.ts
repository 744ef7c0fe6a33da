import type { Account } from '../../ids.ts';
import type { Jar } from '../../jars/jar.ts';

export interface JarReading {
  jar(account: Account): Promise<Jar | undefined>;
}

export interface JarWriting {
  /** Creates the jar if there is none, and changes only what is given. `at` is in milliseconds since 1970. */
  putJar(
    account: Account,
    at: number,
    change?: { message?: string; currency?: string; language?: string },
  ): Promise<void>;
  /** A new link comes last; a changed one keeps its place. `at` is in milliseconds since 1970. */
  putLink(account: Account, link: { provider: string; handle: string; at: number }): Promise<void>;
  /** Puts the links of these providers first, in this order. The others follow in the order they had. */
  putOrder(account: Account, providers: readonly string[]): Promise<void>;
  removeLink(account: Account, provider: string): Promise<void>;
}
