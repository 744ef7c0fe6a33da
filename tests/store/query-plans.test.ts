import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { growingSteps } from '../support/query-plan.ts';
import { prepared } from '../support/watch-queries.ts';

let database: Database;
beforeAll(() => {
  database = openDatabase(':memory:');
});
afterAll(() => void database.close());

describe('a query that takes longer the more there is', () => {
  it.each([
    ['reads a whole table', "SELECT * FROM link WHERE handle = 'ada'", 'SCAN link'],
    ['reads all jars of a community', 'SELECT count(*) FROM listing WHERE community = ?', 'SEARCH listing USING '],
    [
      'sorts all jars of a community for a page of them',
      'SELECT * FROM listing WHERE community = ? ORDER BY listed_at LIMIT 10',
      'SEARCH listing USING ',
    ],
    ['counts a list', "SELECT count(*) FROM list_place WHERE community = ? AND list = 'live'", 'SEARCH list_place '],
    ['deletes by what has no index', 'DELETE FROM notice WHERE at < ?', 'SCAN notice'],
    ['looks through somebody’s entries', "SELECT * FROM log WHERE actor = ? AND what = ''", 'SEARCH log '],
    ['gives a table another name', 'SELECT one.id FROM outbox AS one WHERE one.nonce = ?', 'SCAN one'],
    ['calls it what it likes', 'SELECT o.id FROM outbox o WHERE o.nonce = ?', 'SCAN o'],
    [
      'joins without an index',
      'SELECT 1 FROM jar CROSS JOIN draft WHERE jar.account = ? AND draft.typed = jar.message',
      'SCAN draft',
    ],
  ])('is found where it %s', (_, sql, step) => {
    const [first, ...others] = growingSteps(database, sql);
    expect(first).toContain(step);
    expect(others).toEqual([]);
  });

  it.each([
    'SELECT * FROM listing WHERE community = ? AND account = ?',
    'SELECT account FROM list_place WHERE community = ? AND list = ? ORDER BY at, account LIMIT 10',
    'SELECT open FROM log_gate',
    'BEGIN',
  ])('isn’t found in %s', (sql) => expect(growingSteps(database, sql)).toEqual([]));
});

it('every statement that the bot prepares is looked at, and none that a test does', async () => {
  const store = openStore(':memory:');
  await store.read((reading) => reading.page('discord:1', { list: 'all', from: 0, count: 1 }));
  await store.close();
  database.prepare('SELECT * FROM list_place');
  expect([...prepared()].filter((sql) => sql.includes('list_place'))).toEqual([
    'select "account" from "list_place" where ("community" = ? and "list" = ?) order by "at" desc, "account" desc limit ? offset ?',
  ]);
});

/** What triggers run isn't in the plan of the statement that sets them off. */
it('no trigger reads more the more there is', () => {
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  const steps = triggers.flatMap(({ name, sql }) => {
    const [, condition, body = ''] = /(?:\bWHEN\b(.*?))?\bBEGIN\b(.*)\bEND\b/s.exec(sql) ?? [];
    const statements = [...(condition ? [`SELECT ${condition}`] : []), ...body.split(';')];
    return statements
      .map((statement) => statement.replace(/\b(OLD|NEW)\.\w+/g, '?').trim())
      .filter((statement) => !statement.includes('RAISE('))
      .flatMap((statement) => growingSteps(database, statement).map((step) => `${name}: ${step}`));
  });
  expect(triggers.length).toBeGreaterThan(10);
  expect(steps).toEqual([]);
});

/** Without an index, each row that is deleted has the whole table of those that refer to it read. */
it('every foreign key has an index', () => {
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const columns = database
    .prepare<[string], string>(
      `SELECT group_concat("from" || ' = ?', ' AND ') FROM pragma_foreign_key_list(?) GROUP BY id`,
    )
    .pluck();
  const keys = tables.flatMap((table) => columns.all(table).map((where) => `SELECT 1 FROM ${table} WHERE ${where}`));
  const steps = keys.flatMap((sql) => growingSteps(database, sql));
  expect(keys.length).toBeGreaterThan(5);
  expect(steps).toEqual([]);
});
