import { createHash } from 'node:crypto';
import type { Account, Community } from '../../src/ids.ts';
import { type Creator, creator, numbers } from '../creators.ts';

/** The numbers of the creators who change their jars. */
export const changing: readonly number[] = [...numbers('asked')];
const changed = new Set(changing);

/** Where those creators are: each in a community of their own, or all in one. */
export type Spread = 'each in a community of its own' | 'all in one community';

/** So many of the others are in a community. */
const OTHERS = 100;

const accountOf = (number: number): Account => `discord:${700_000_000_000_000_000n + BigInt(number)}`;

function communityOf(spread: Spread, number: number): Community {
  if (!changed.has(number)) return `discord:${800_000_000_000_000_000n + BigInt(Math.floor(number / OTHERS))}`;
  return `discord:${900_000_000_000_000_000n + (spread === 'all in one community' ? 0n : BigInt(number))}`;
}

/** A creator by number, with their account and community. */
export const placed = (spread: Spread, number: number): Creator & { account: Account; community: Community } => ({
  ...creator(number),
  account: accountOf(number),
  community: communityOf(spread, number),
});

/** The communities of those who change their jars. */
export const communitiesOf = (spread: Spread): Community[] => [
  ...new Set(changing.map((number) => communityOf(spread, number))),
];

/** A change that a creator makes. */
export interface Change {
  /** The id of the delivery. */
  id: string;
  kind: 'add' | 'remove';
  /** Milliseconds since 1970. */
  at: number;
  account: Account;
  community: Community;
  /** Of the link that is added or removed. */
  handle: string;
}

/** What people call themselves has no order. */
const handleOf = (number: number) => `m${createHash('sha256').update(String(number)).digest('hex').slice(0, 12)}`;

export const changeOf = (spread: Spread, number: number, kind: Change['kind'], at: number): Change => ({
  id: `${kind} ${at} ${number}`,
  kind,
  at,
  account: accountOf(number),
  community: communityOf(spread, number),
  handle: handleOf(number),
});
