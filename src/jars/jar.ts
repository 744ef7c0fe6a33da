import type { Account } from '../ids.ts';

/** Twitter's jar held five; ten still fit on one card of either platform. */
export const MOST_LINKS = 10;

/** In characters, as a person counts them. */
export const LONGEST_MESSAGE = 200;

export interface Link {
  /** The provider's id. */
  provider: string;
  handle: string;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** What an account owns, wherever it is listed. Times are milliseconds since 1970. */
export interface Jar {
  account: Account;
  message: string;
  /** An ISO 4217 code. */
  currency: string | undefined;
  /** The owner's when they last published, for messages to them. */
  language: string;
  links: Link[];
  createdAt: number;
}

/** Handles as they were typed into the form of a setup, until they are published or forgotten. */
export interface Draft {
  /** Provider id and what was typed for it. */
  typed: Record<string, string>;
  at: number;
}
