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

/** One value, which the driver reads faster than rows of several tables. A statement sees everything as of one moment. */
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
  ),
  'notices', (SELECT json_agg(notice ORDER BY id) FROM notice WHERE account = $3 AND community = $1),
  'left', EXISTS (SELECT 1 FROM departure WHERE community = $1)
) AS shown`;

/** What is not there is null. */
interface Row {
  listing: Selectable<Schema['listing']> | null;
  jar: Selectable<Schema['jar']> | null;
  links: LinkRow[] | null;
  removals: Removal[] | null;
  policy: Selectable<Schema['policy']> | null;
  categories: string[] | null;
  access: AccessRow[] | null;
  notices: Selectable<Schema['notice']>['notice'][] | null;
  left: boolean;
}

/** Whom a call asks about, where, and who asks. */
interface Question {
  community: Community;
  account: Account;
  caller: Account;
}

/** Reads by one statement, which needs no transaction, what decides whether somebody's jar may be seen in a community. */
export async function readShown(
  session: Session,
  { community, account, caller }: Question,
  links: LinkCheck,
): Promise<Shown & Asking> {
  const { rows } = await session.run<{ shown: Row }>(SHOWN, [community, account, caller]);
  const [row] = rows;
  if (!row) throw new Error('a statement that always has a row has none');
  const { listing, jar, policy, categories, access, removals, notices, left } = row.shown;
  return {
    listing: listing ? toListing(listing) : undefined,
    jar: jar ? toJar(account, jar, row.shown.links ?? [], links) : undefined,
    policy: toPolicy(policy ?? undefined, categories ?? [], access ?? []),
    removals: removals ?? [],
    notices: anyOf(notices ?? []),
    left,
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
