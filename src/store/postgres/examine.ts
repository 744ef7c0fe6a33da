import { fault, fine, note } from '../../finding.ts';
import type { Examined } from '../examine.ts';
import { namedIn, namedQueries, type PolicyRow, type RuleRow } from '../named.ts';
import { StoreError } from '../store.ts';
import { refuseServer, SCHEMA, versionOf } from './migrate.ts';
import { createPool } from './pool.ts';
import { problemOf } from './problem.ts';
import type { Session } from './session.ts';

const FIRST = 'Correct DATABASE_URL, or start the server.';

/**
 * Looks at a database of PostgreSQL, and changes nothing. Bots may be running on it meanwhile.
 * @param url It's never repeated.
 */
export async function examinePostgres(url: string): Promise<Examined> {
  const sessions = createPool(url, () => undefined);
  try {
    const session = await sessions.take();
    try {
      return await examined(session);
    } finally {
      session.release(true);
    }
  } catch (error) {
    if (error instanceof StoreError) return { findings: [fault(error.message)], named: [] };
    return { findings: [fault(`The database of DATABASE_URL can’t be used: ${problemOf(error)}.`, FIRST)], named: [] };
  } finally {
    await sessions.close();
  }
}

async function examined(session: Session): Promise<Examined> {
  await refuseServer(session);
  const version = await versionOf(session);
  const rights = await rightsIn(session);
  if (!rights.create) {
    const remedy = 'Make the user the owner of the database: ALTER DATABASE … OWNER TO ….';
    return { findings: [fault('The database’s user may not create tables.', remedy)], named: [] };
  }
  const findings = rights.encrypted
    ? []
    : [note('The connection to the database isn’t encrypted.', 'Across a network, add ?sslmode=verify-full.')];
  if (version === 0) return { findings: [fine('The database is reached, and empty.'), ...findings], named: [] };
  if (version < SCHEMA) {
    const remedy = 'Make a backup before you start this version.';
    const old = note('The database is from an older version: the next start brings it up to date.', remedy);
    return { findings: [old, ...findings], named: [] };
  }
  if (version > SCHEMA) {
    const newer = note('The database is of the next version, and this one can still use it.', 'Upgrade every process.');
    return { findings: [newer, ...findings], named: [] };
  }
  const { rows: rules } = await session.run<RuleRow>(namedQueries.rules);
  const { rows: policies } = await session.run<PolicyRow>(namedQueries.policies);
  return { findings: [fine('The database is reached, and up to date.'), ...findings], named: namedIn(rules, policies) };
}

/** What the user may do, and whether anybody on the way can read along. A socket of this machine counts as encrypted. */
async function rightsIn(session: Session): Promise<{ create: boolean; encrypted: boolean }> {
  const { rows } = await session.run<{ create: boolean; encrypted: boolean }>(`
    SELECT has_schema_privilege(current_schema(), 'CREATE') AS create,
      coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)
        OR inet_client_addr() IS NULL OR inet_client_addr() << '127.0.0.0/8' OR inet_client_addr() = '::1' AS encrypted`);
  const [found] = rows;
  return found ?? { create: false, encrypted: false };
}
