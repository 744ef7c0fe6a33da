import { type Creator, creator } from '../creators.ts';
import type { Played } from '../platforms/played.ts';
import type { SeededJar } from '../seed-store.ts';

/** How much has grown: so many jars there are in all, and so many of them in the community that is looked at. */
export interface Size {
  all: number;
  here: number;
}

export const sizes: readonly Size[] = [
  { all: 1_000, here: 900 },
  { all: 10_000, here: 9_000 },
  { all: 100_000, here: 30_000 },
  { all: 1_000_000, here: 100_000 },
];

/** The other communities have so many jars each. */
const ELSEWHERE = 100;

/** This creator has all three links. The others have one. */
export const WITH_ALL_LINKS = 0;

/** Makes the jars of a size. The first ones are in the community that a played platform's creators are in. */
export function* jarsOf({ all, here }: Size, played: Pick<Played, 'account' | 'community'>): Generator<SeededJar> {
  for (let number = 0; number < all; number += 1) {
    const community = number < here ? played.community(number) : (`discord:${Math.floor(number / ELSEWHERE)}` as const);
    const account = number < here ? played.account(number) : (`discord:${number}` as const);
    yield { ...creator(number), community, account, links: linksOf(creator(number), number) };
  }
}

function linksOf({ links }: Creator, number: number): Creator['links'] {
  return number === WITH_ALL_LINKS ? links : links.filter((_, at) => at === number % links.length);
}

/**
 * Adds what else there is in a community, in SQL for the schema that `seedStore` writes: of a hundred jars two wait for an
 * admin, one is reported and one has a link that waits, and there are ten drafts, deliveries and entries of the journal
 * from the last hour.
 */
export const business = (now: number): string => `
  UPDATE listing SET approval_since = listed_at WHERE arrival % 50 = 7;
  INSERT INTO report (mark, jar, community, account, reporter, reason, at)
    SELECT account || community, account || community, community, account, 'discord:1', 'It is not theirs.', listed_at
    FROM listing WHERE arrival % 100 = 8;
  INSERT INTO removal (community, account, provider, key, reason, at, cause)
    SELECT community, account, 'ko-fi', 'creator', '', listed_at, 'lookalike' FROM listing WHERE arrival % 100 = 9;
  INSERT INTO draft (community, account, typed, at)
    SELECT community, account, '{}', ${now} - arrival % 3600000 FROM listing WHERE arrival % 10 = 4;
  INSERT INTO delivery (id, at)
    SELECT account || community, ${now} - arrival % 3600000 FROM listing WHERE arrival % 10 = 5;
  INSERT INTO log (community, at, actor, subject, action)
    SELECT community, ${now} - arrival % 3600000, account, account, 'listing.listed' FROM listing WHERE arrival % 10 = 6;
`;
