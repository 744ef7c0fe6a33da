import type { Database } from 'better-sqlite3';

/** Tables that stay small, or are read as a whole where nobody waits for it. Any other table may not be scanned. */
const MAY_BE_SCANNED: Record<string, string> = {
  log_gate: 'it has one row',
  secret: 'it has one row',
  holder: 'it has one row',
  sqlite_schema: 'it has a row for each table',
  sqlite_sequence: 'it has a row for each table that numbers its rows',
};

/** These read a whole table on purpose. */
const MEANT: { sql: RegExp; why: string }[] = [
  { sql: /^select "community" from "kept_community"$/, why: 'READY asks for every community, once' },
  { sql: /^SELECT \* FROM departure$/, why: 'a start reads who left in the last thirty days' },
  { sql: /^select \* from "tombstone"$/, why: 'an erasure is written into a file with all others of thirty days' },
  { sql: /^SELECT mark, at FROM tombstone$/, why: 'a start compares that file with the database' },
  { sql: /^SELECT 1 FROM \w+ LIMIT 1$/, why: 'it reads one row' },
  { sql: /^select "community" from "policy" limit \?$/, why: 'the health check reads one row' },
  {
    sql: /^SELECT DISTINCT "\w+" AS account FROM "\w+"$/,
    why: 'a start on a restored copy looks for whom to erase again',
  },
  { sql: /^SELECT \* FROM "\w+" ORDER BY [\w", ]+ LIMIT 300$/, why: 'a move begins to read every row, by the key' },
  { sql: /^SELECT count\(\*\) AS count FROM "\w+"$/, why: 'a move says how far it is' },
  { sql: /^select \* from \(select \* from "log".* union select \* from \(/, why: 'it sorts two pages of entries' },
];

/**
 * So much of a table may be a great many rows still, by what SQLite says that it looks up. Whoever reads it stops early:
 * with a limit, and without sorting first.
 */
const MANY: Record<string, string[]> = {
  listing: ['community=?'],
  list_place: ['community=?', 'community=? AND list=?'],
  link: ['provider=?'],
  draft: ['community=?'],
  removal: ['community=?', 'community=? AND cause=?'],
  report: ['community=?', 'community=? AND closed=?'],
  notice: ['community=?'],
  sanction: ['community=?'],
  nudge: ['community=?'],
  log: ['community=?', 'subject=?', 'actor=?', 'subject=? AND community=?', 'actor=? AND community=?'],
  outbox: ['community=?', 'community=? AND recipient=?', 'community>?', 'community>? AND community<?'],
};

/**
 * Asks SQLite how it would run a statement. What `?` stands for makes no difference to that, as nothing is analysed.
 * @returns the lines of the plan that would take longer the more the bot has to remember.
 */
export function growingSteps(database: Pick<Database, 'prepare'>, sql: string): string[] {
  if (!/^\s*(select|insert|update|delete|replace|with)\b/i.test(sql)) return [];
  if (MEANT.some((meant) => meant.sql.test(sql))) return [];
  const explained = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const plan = explained.all(...Array.from(sql.match(/\?/g) ?? [], () => null)).map(({ detail }) => detail);
  const stopsEarly = /\blimit\b/i.test(sql) && !plan.some((step) => step.startsWith('USE TEMP B-TREE'));
  return plan.filter((step) => {
    const [, how, name = '', found] = /^(SCAN|SEARCH) (\S+)(?:.* \((.*)\))?/.exec(step) ?? [];
    const table = tableOf(name, sql);
    if (step.includes('AUTOMATIC')) return true;
    if (how === 'SCAN') return !(table in MAY_BE_SCANNED) && !isMade(name, sql, database);
    return how === 'SEARCH' && found !== undefined && (MANY[table] ?? []).includes(found) && !stopsEarly;
  });
}

/** What a statement calls `name` in its own text. */
const tableOf = (name: string, sql: string): string =>
  new RegExp(`(\\w+)"? as "?${name.replace(/\W/g, '')}\\b`, 'i').exec(sql)?.[1] ?? name;

/** Whether something is made by the statement itself or by a view, so that the plan has steps of its own for it. */
const isMade = (name: string, sql: string, database: Pick<Database, 'prepare'>): boolean =>
  /^\(subquery|^CONSTANT$|^\d+-ROW$/.test(name) ||
  new RegExp(`\\) as "?${name}\\b|\\b${name} as \\(`, 'i').test(sql) ||
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = ?").get(name) !== undefined;
