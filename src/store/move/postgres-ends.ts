import { sql } from 'kysely';
import { COPYING, migrate, refuseServer, tablesIn, versionOf } from '../postgres/migrate.ts';
import { isPassing, problemOf } from '../postgres/problem.ts';
import type { Session, Sessions } from '../postgres/session.ts';
import { StoreError } from '../store.ts';
import { dialects, transactionOn } from '../transaction.ts';
import {
  type LastNumbers,
  NothingThere,
  refuseFilled,
  refuseLaterSchema,
  refuseOtherSchema,
  type Source,
  type Target,
} from './ends.ts';
import { comparedTables, numbered } from './tables.ts';

/** A database of PostgreSQL, and what it's called in a sentence, without any part of its address that is secret. */
export interface Database {
  name: string;
  sessions: Sessions;
}

/**
 * A statement may take as long as it takes. A process that is stopped for ten minutes, in milliseconds, or that is gone,
 * doesn't keep others from the database.
 */
const UNHURRIED = 'SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 600000';

/** @throws {StoreError} in the words of an operator, whatever goes wrong. */
function toSentence(error: unknown, name: string): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(`${name} can’t be used: ${problemOf(error)}.`, { cause: error });
}

/**
 * Whether a bot is running is told by its connections: each process keeps one at least. Its leases don't tell, because
 * some of them last for a day.
 * @throws {StoreError} when one is.
 */
async function refuseUsed(session: Session, name: string): Promise<void> {
  const { rows } = await session.run<{ others: number }>(`
    SELECT count(*) AS others FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'tip-jar' AND pid <> pg_backend_pid()`);
  if (Number(rows[0]?.others) > 0) throw inUse(name);
}

const inUse = (name: string) =>
  new StoreError(`${name} is in use by Tip Jar. Nothing was changed. Stop every process of it first.`);

/** Keeps everybody else from the tables until the transaction ends. */
async function lock(session: Session, name: string, mode: 'SHARE' | 'ACCESS EXCLUSIVE'): Promise<void> {
  try {
    await session.run(`LOCK TABLE ${comparedTables.join(', ')} IN ${mode} MODE`);
  } catch (error) {
    throw isPassing(error) ? inUse(name) : error;
  }
}

async function lastNumbers(session: Session): Promise<LastNumbers> {
  const last = async (table: string): Promise<number> => {
    const named = await session.run<{ name: string }>(`SELECT pg_get_serial_sequence('${table}', 'id') AS name`);
    const { rows } = await session.run<{ last: number }>(
      `SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS last FROM ${named.rows[0]?.name}`,
    );
    return Number(rows[0]?.last);
  };
  return { log: await last('log'), notice: await last('notice'), outbox: await last('outbox') };
}

/**
 * Opens a database as it is at one moment, and changes nothing of it.
 * @param use `alone` where nobody may change it meanwhile, as no bot may be running; `online` where bots may go on, and the
 * database may be of an earlier version.
 * @throws {StoreError} when it can't be reached, is in use, or of another version.
 */
export async function postgresSource({ name, sessions }: Database, use: 'alone' | 'online'): Promise<Source> {
  let session: Session | undefined;
  try {
    session = await sessions.take();
    await refuseServer(session);
    const version = await versionOf(session);
    if (version === 0) throw new NothingThere(name);
    if (use === 'alone') {
      refuseOtherSchema(name, version);
      await refuseUsed(session, name);
    } else await session.run('SELECT pg_advisory_lock_shared($1)', [COPYING]);
    await session.run(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${UNHURRIED}`);
    if (use === 'alone') await lock(session, name, 'SHARE');
    return await sourceOn(session, name);
  } catch (error) {
    if (session) await end(session);
    throw toSentence(error, name);
  }
}

async function sourceOn(session: Session, name: string): Promise<Source> {
  const schema = await versionOf(session);
  refuseLaterSchema(name, schema);
  const tables = new Set(await tablesIn(session));
  return {
    name,
    schema,
    has: (table) => tables.has(table),
    rows: transactionOn(session, dialects.postgres),
    lastNumbers: () => lastNumbers(session),
    close: () => end(session),
  };
}

/** These triggers put what is inserted into the lists of communities. */
const LISTING = {
  listing: 'listing_places_in',
  removal: 'removal_places_in',
  report: 'report_places_in',
  link: 'link_places_in',
  list_place: 'list_sizes',
};

const triggers = (what: 'DISABLE' | 'ENABLE') =>
  Object.entries(LISTING)
    .map(([table, trigger]) => `ALTER TABLE ${table} ${what} TRIGGER ${trigger}`)
    .join('; ');

/**
 * Triggers count a list up by one row after the other. Each time that leaves an old row behind which the server goes past
 * until the transaction ends, so a community of twenty thousand jars would take minutes.
 */
const WITHOUT_LISTS = triggers('DISABLE');
const WITH_LISTS = `
INSERT INTO list_place SELECT community, list, at, account FROM listing_place ON CONFLICT DO NOTHING;
INSERT INTO list_size SELECT community, list, count(*) FROM list_place GROUP BY community, list;
${triggers('ENABLE')}`;

/** Keeps what is in a database somewhere else, before it is deleted there. */
type Keep = (old: Source) => Promise<void>;

/**
 * Opens a database that nobody else can use until it is closed. Its schema is made before; nothing else of it is changed
 * before `commit`.
 * @param keep Where it is undefined, nothing may be in the database.
 * @throws {StoreError} when it can't be reached, is in use, or there is anything in it that is to be refused.
 */
export async function postgresTarget({ name, sessions }: Database, keep?: Keep): Promise<Target> {
  let session: Session | undefined;
  try {
    const taken = await sessions.take();
    session = taken;
    await refuseServer(taken);
    const version = await versionOf(taken);
    if (version > 0) {
      refuseOtherSchema(name, version);
      await refuseUsed(taken, name);
    }
    await migrate(taken);
    await taken.run(`BEGIN; ${UNHURRIED}`);
    await lock(taken, name, 'ACCESS EXCLUSIVE');
    // One that has begun meanwhile goes on with the secret from before. Whoever begins from here on waits.
    await refuseUsed(taken, name);
    const rows = transactionOn(taken, dialects.postgres);
    if (keep) {
      await keep({ ...(await sourceOn(taken, name)), close: async () => undefined });
      await clear(taken);
    } else await refuseFilled({ name, rows });
    return {
      name,
      rows,
      async filling(work) {
        await taken.run(WITHOUT_LISTS);
        await work();
        await taken.run(WITH_LISTS);
      },
      async number(last) {
        for (const table of numbered) {
          await sql`ALTER TABLE ${sql.table(table)} ALTER COLUMN id RESTART WITH ${sql.lit(last[table] + 1)}`.execute(
            rows,
          );
        }
      },
      async commit() {
        await taken.commit();
      },
      close: () => end(taken),
    };
  } catch (error) {
    if (session) await end(session);
    throw toSentence(error, name);
  }
}

/** What was not committed is undone. */
async function end(session: Session): Promise<void> {
  await session.run('ROLLBACK').catch(() => undefined);
  session.release(true);
}

/** Deletes all rows, and leaves the tables. Nobody but this transaction sees the log without what protects it. */
async function clear(session: Session): Promise<void> {
  await session.run(`
    ALTER TABLE log DISABLE TRIGGER log_never_empties;
    TRUNCATE ${comparedTables.join(', ')};
    ALTER TABLE log ENABLE TRIGGER log_never_empties`);
}
