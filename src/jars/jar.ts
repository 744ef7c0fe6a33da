import type { Account } from '../ids.ts';

/** Ten links fit on one card of either platform. */
export const MOST_LINKS = 10;

/** The message on a card has at most so many characters (code points). */
export const LONGEST_MESSAGE = 200;

export interface Link {
  /** The provider's id. */
  readonly provider: string;
  readonly handle: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** An account owns one jar, which may be listed in several communities. Times are milliseconds since 1970. */
export interface Jar {
  readonly account: Account;
  readonly message: string;
  /** An ISO 4217 code. */
  readonly currency: string | undefined;
  /** The language that the owner used when they last published. The bot writes to them in it. */
  readonly language: string;
  /** Whether others may thank the owner in public by name. */
  readonly thanks: boolean;
  readonly links: readonly Link[];
  readonly createdAt: number;
}

/** A draft holds what a setup will change in a jar. It is kept until it is published or has expired. */
export interface Draft {
  /** Holds what was typed for each provider, by the provider's id. */
  typed: Record<string, string>;
  /** The links of these providers are taken out of the jar. */
  removed: readonly string[];
  at: number;
  /** Whether the owner wants to be found in the community's directory once the jar is listed there. */
  findable: boolean;
}
