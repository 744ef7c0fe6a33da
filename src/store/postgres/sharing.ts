import { sql } from 'kysely';
import { keyedMark } from '../mark.ts';
import { type Lease, LeaseLost, type Sharing } from '../sharing.ts';
import type { Work } from '../transaction.ts';
import type { Access } from './access.ts';

/**
 * Takes a lease that nobody has, that has lapsed, or that this holder has already. The clock is the server's: those of
 * several machines may differ.
 */
const TAKE = `
INSERT INTO lease AS held (name, holder, fence, until)
VALUES ($1, $2, 1, clock_timestamp() + $3::bigint * interval '1 millisecond')
ON CONFLICT (name) DO UPDATE SET
  holder = EXCLUDED.holder,
  until = EXCLUDED.until,
  fence = held.fence + CASE WHEN held.holder = EXCLUDED.holder THEN 0 ELSE 1 END
WHERE held.holder = EXCLUDED.holder OR held.until <= clock_timestamp()
RETURNING fence`;

const RELEASE = 'DELETE FROM lease WHERE name = $1 AND holder = $2 AND fence = $3';

const HOLDERS = 'SELECT name, holder FROM lease WHERE name = ANY($1::text[]) AND until > clock_timestamp()';

/** Of what is refused nothing is added, so that nobody has to wait longer for having tried. */
const COUNT = `
INSERT INTO call_count AS counted (mark, times, refused, until)
VALUES ($1, LEAST($2::bigint, $3::bigint), $2 > $3, clock_timestamp() + $4::bigint * interval '1 millisecond')
ON CONFLICT (mark) DO UPDATE SET
  times = CASE WHEN counted.until <= clock_timestamp() THEN EXCLUDED.times ELSE LEAST(counted.times + $2, $3) END,
  refused = CASE WHEN counted.until <= clock_timestamp() THEN EXCLUDED.refused ELSE counted.times + $2 > $3 END,
  until = CASE WHEN counted.until <= clock_timestamp() THEN EXCLUDED.until ELSE counted.until END
RETURNING refused, ceil(extract(epoch FROM until - clock_timestamp()) * 1000)::bigint AS left`;

/** What processes share by one database. @param secret The key of the marks that are kept in place of names. */
export function createSharing(use: Access, secret: Uint8Array): Sharing {
  return {
    shared: true,
    lease: (name, holder, life) =>
      use(async (session) => {
        const values = [keyedMark(secret, 'lease', name), holder, Math.round(life)];
        const { rows } = await session.run<{ fence: number }>(TAKE, values);
        return rows[0] && { name, holder, fence: rows[0].fence };
      }),
    release: ({ name, holder, fence }) =>
      use(async (session) => {
        await session.run(RELEASE, [keyedMark(secret, 'lease', name), holder, fence]);
      }),
    holders: (names) =>
      use(async (session) => {
        const marks = names.map((name) => keyedMark(secret, 'lease', name));
        const { rows } = await session.run<{ name: string; holder: string }>(HOLDERS, [marks]);
        const holders = new Map(rows.map(({ name, holder }) => [name, holder]));
        return marks.map((mark) => holders.get(mark));
      }),
    count: (key, times, { most, length }) =>
      use(async (session) => {
        const values = [keyedMark(secret, 'count', key), times, most, length];
        const { rows } = await session.run<{ refused: boolean; left: number }>(COUNT, values);
        return rows[0]?.refused ? Math.max(1, rows[0].left) : 0;
      }),
  };
}

/** Makes a check of a transaction: it throws LeaseLost where a lease that is given is another's by now. */
export const whileHeld =
  (secret: Uint8Array, lease: Lease | undefined): Work<void> =>
  async (transaction) => {
    if (!lease) return;
    const { rows } = await sql`
      SELECT 1 FROM lease WHERE name = ${keyedMark(secret, 'lease', lease.name)} AND holder = ${lease.holder}
        AND fence = ${lease.fence} AND until > clock_timestamp() FOR SHARE`.execute(transaction);
    if (rows.length === 0) throw new LeaseLost();
  };

/** Forgets counts of windows that have ended, and leases of processes that have. */
export const forgetShared: Work<void> = async (transaction) => {
  await sql`DELETE FROM call_count WHERE until < clock_timestamp()`.execute(transaction);
  await sql`DELETE FROM lease WHERE until < clock_timestamp() - interval '1 day'`.execute(transaction);
};
