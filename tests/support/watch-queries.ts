import Sqlite, { type Database } from 'better-sqlite3';
import { afterAll, expect } from 'vitest';
import { growingSteps } from './query-plan.ts';

// Every statement that the bot prepares in a test is explained by SQLite, on the database that it was prepared for. A
// file of tests fails where a statement takes longer the more the bot has to remember.

const seen = new Set<string>();
let found: { sql: string; steps: string[] }[] = [];
const { prepare } = Sqlite.prototype;

/** Says whether a file below `src` has called what calls this. Tests look at databases in ways of their own. */
function isByTheBot(): boolean {
  const [, , , caller = ''] = new Error().stack?.split('\n') ?? [];
  return caller.includes('/src/');
}

Sqlite.prototype.prepare = function watched(this: Database, sql: string) {
  if (!seen.has(sql) && isByTheBot()) {
    seen.add(sql);
    const steps = growingSteps({ prepare: prepare.bind(this) as Database['prepare'] }, sql);
    if (steps.length > 0) found.push({ sql, steps });
  }
  return prepare.call(this, sql);
} as Database['prepare'];

afterAll(() => {
  Sqlite.prototype.prepare = prepare;
  const growing = found;
  found = [];
  expect(growing, 'these take longer the more the bot has to remember').toEqual([]);
});

/** The statements that the bot has prepared in this file of tests. */
export const prepared = (): ReadonlySet<string> => seen;
