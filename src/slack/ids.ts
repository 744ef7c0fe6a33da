import type { Account, Community } from '../ids.ts';

export const communityOf = (team: string): Community => `slack:${team}`;

export const accountOf = (team: string, user: string): Account => `slack:${team}:${user}`;

/** The user id in an account that `accountOf` made for this team. */
export const userOf = (team: string, account: Account): string => account.slice(accountOf(team, '').length);
