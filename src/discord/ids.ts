import type { Account, Community } from '../ids.ts';

export const communityOf = (guild: string): Community => `discord:${guild}`;

export const accountOf = (user: string): Account => `discord:${user}`;

/** The user id in an account that `accountOf` made. */
export const userOf = (account: Account): string => account.slice(accountOf('').length);
