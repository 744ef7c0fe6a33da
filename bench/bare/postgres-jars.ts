import pg from 'pg';
import type { BareLink } from './jars.ts';

/** A jar with its links, in one row. */
interface Row {
  name: string;
  message: string;
  links: Pick<BareLink, 'label' | 'url'>[];
}

/** Connects to a bare bot's database. Returns a function that reads somebody's jar by one prepared statement. */
export function openPostgresJars(url: string): (user: string) => Promise<BareLink[]> {
  const pool = new pg.Pool({ connectionString: url });
  return async (user) => {
    const { rows } = await pool.query<Row>({
      name: 'jar',
      text: `SELECT name, message, (
          SELECT json_agg(json_build_object('label', label, 'url', url) ORDER BY position) FROM link WHERE owner = account
        ) AS links
        FROM jar WHERE account = $1`,
      values: [user],
    });
    return rows.flatMap(({ links, ...jar }) => links.map((link) => ({ ...jar, ...link })));
  };
}
