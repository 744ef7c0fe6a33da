import type { Selectable } from 'kysely';
import type { Account, Community } from '../../ids.ts';
import type { LinkCheck } from '../link-checksum.ts';
import type { Schema } from '../schema.ts';
import type { Asking, Removal, Shown } from '../store.ts';
import { type LinkRow, toJar } from '../tables/jars.ts';
import { toListing } from '../tables/listings.ts';
import { type AccessRow, toPolicy } from '../tables/policies.ts';
import { toNotices } from '../tables/reports.ts';
import type { Session } from './session.ts';

/**
 * Nearly all of it is one text, which is compared faster than rows of several tables are read. A statement sees everything
 * as of one moment.
 */
const SHOWN = `
SELECT json_build_object(
  'listing', (SELECT row_to_json(listing) FROM listing WHERE community = $1 AND account = $2),
  'jar', (SELECT row_to_json(jar) FROM jar WHERE account = $2),
  'links', (
    SELECT json_agg(
      json_build_object('provider', provider, 'handle', handle, 'changedAt', changed_at, 'checksum', checksum)
      ORDER BY position
    ) FROM link WHERE account = $2
  ),
  'removals', (
    SELECT json_agg(json_build_object('provider', provider, 'key', key, 'reason', reason, 'at', at, 'cause', cause))
    FROM removal WHERE community = $1 AND account = $2
  ),
  'policy', (SELECT row_to_json(policy) FROM policy WHERE community = $1),
  'categories', (SELECT json_agg(name ORDER BY name) FROM category WHERE community = $1),
  'access', (
    SELECT json_agg(json_build_object('about', about, 'subject', subject, 'rule', rule)) FROM rule WHERE community = $1
  )
)::text AS shown,
(SELECT json_agg(notice ORDER BY id) FROM notice WHERE account = $3 AND community = $1) AS notices,
EXISTS (SELECT 1 FROM departure WHERE community = $1) AS "left"`;

interface Row {
  shown: string;
  notices: Selectable<Schema['notice']>['notice'][] | null;
  left: boolean;
}

/** What is not there is null. */
interface Found {
  listing: Selectable<Schema['listing']> | null;
  jar: Selectable<Schema['jar']> | null;
  links: LinkRow[] | null;
  removals: Removal[] | null;
  policy: Selectable<Schema['policy']> | null;
  categories: string[] | null;
  access: AccessRow[] | null;
}

/** Whom a call asks about, where, and who asks. */
interface Question {
  community: Community;
  account: Account;
  caller: Account;
}

/** So many jars are remembered at most. With the card that is made of it, one takes about 10 kB. */
const MOST_JARS = 2_000;
/** And for so many milliseconds, so that little of what was erased stays in the memory of other processes. */
const LONGEST = 10 * 60_000;

/**
 * Makes what reads, by one statement that needs no transaction, what decides whether somebody's jar may be seen in a
 * community. It asks the database each time. Where that says word for word the same as before, the result is the one
 * from before, and so is whatever was made of it.
 */
export function createShownReader(links: LinkCheck) {
  const last = new Map<string, { text: string; shown: Shown }>();
  /** When they were last forgotten, on this process's own clock. */
  let since = performance.now();

  function understood(text: string, { community, account }: Question): Shown {
    if (performance.now() > since + LONGEST) {
      last.clear();
      since = performance.now();
    }
    const key = `${community} ${account}`;
    const before = last.get(key);
    if (before?.text === text) return before.shown;
    const shown = toShown(JSON.parse(text) as Found, account, links);
    if (last.size >= MOST_JARS) last.clear();
    last.set(key, { text, shown });
    return shown;
  }

  return async (session: Session, question: Question): Promise<Shown & Asking> => {
    const { community, account, caller } = question;
    const { rows } = await session.run<Row>(SHOWN, [community, account, caller]);
    const [row] = rows;
    if (!row) throw new Error('a statement that always has a row has none');
    return { ...understood(row.shown, question), notices: anyOf(row.notices ?? []), left: row.left };
  };
}

function toShown(
  { listing, jar, links, policy, categories, access, removals }: Found,
  account: Account,
  check: LinkCheck,
) {
  return {
    listing: listing ? toListing(listing) : undefined,
    jar: jar ? toJar(account, jar, links ?? [], check) : undefined,
    policy: toPolicy(policy ?? undefined, categories ?? [], access ?? []),
    removals: removals ?? [],
  };
}

/** Whether there are notices; undefined where they can't be read. */
function anyOf(notices: NonNullable<Row['notices']>): boolean | undefined {
  try {
    return toNotices(notices).length > 0;
  } catch {
    return undefined;
  }
}
