import type { Account } from '../ids.ts';

/** Ten links fit on one card of either platform. */
export const MOST_LINKS = 10;

/** In characters as a person counts them. */
export const LONGEST_MESSAGE = 200;

export interface Link {
  /** The provider's id. */
  provider: string;
  handle: string;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** What an account owns, in whichever communities it is listed. Times are milliseconds since 1970. */
export interface Jar {
  account: Account;
  message: string;
  /** An ISO 4217 code. */
  currency: string | undefined;
  /** The owner's language when they last published; messages to them are in it. */
  language: string;
  links: Link[];
  createdAt: number;
}

/** What was typed into the form of a setup. It is kept until it is published or has expired. */
export interface Draft {
  /** What was typed for each provider, by its id. */
  typed: Record<string, string>;
  at: number;
}
