import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { addFunctions } from '../../src/store/migrations/functions.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { toPostgres } from '../../src/store/postgres/to-postgres.ts';
import { postgres } from './engines.ts';

/** What a table is made of, in words that both engines share. */
interface Described {
  columns: Record<string, string>;
  key: string[];
  indexes: Record<string, string>;
  references: string[];
}
type Schema = Record<string, Described>;

/** These are what they are in one engine alone: a view there, or what keeps account of migrations. */
const ONE_ENGINES_OWN = ['call_count', 'lease', 'log_gate', 'schema_version', 'sqlite_sequence'];

const types: Readonly<Record<string, string>> = { bigint: 'INTEGER', text: 'TEXT', bytea: 'BLOB' };

/** A condition or a default as both would write it. */
const plain = (sql: string | null) =>
  (sql ?? '')
    .replace(/::\w+/g, '')
    .replace(/[()"]/g, '')
    .replace(/^'(-?\d+)'$/, '$1')
    .trim();

function column(type: string, needed: boolean, initial: string | null): string {
  return `${type}${needed ? ' NOT NULL' : ''}${initial === null ? '' : ` DEFAULT ${plain(initial)}`}`;
}

function sqliteSchema(): Schema {
  const database = new Sqlite(':memory:');
  addFunctions(database);
  for (const sql of migrations) database.exec(sql);
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const about = <Row>(what: string, of: string) => database.pragma(`${what}(${of})`) as Row[];
  const described = tables
    .filter((table) => !ONE_ENGINES_OWN.includes(table))
    .map((table) => {
      const columns = about<{ name: string; type: string; notnull: 0 | 1; dflt_value: string | null; pk: number }>(
        'table_info',
        table,
      );
      const keys = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
      const indexes = about<{ name: string; origin: string }>('index_list', table).filter(
        ({ origin }) => origin === 'c',
      );
      const references = about<{ id: number; seq: number; from: string; table: string; on_delete: string }>(
        'foreign_key_list',
        table,
      );
      const ids = [...new Set(references.map(({ id }) => id))];
      return [
        table,
        {
          columns: Object.fromEntries(
            columns.map(({ name, type, notnull, dflt_value, pk }) => [
              name,
              column(type, notnull === 1 || pk > 0, dflt_value),
            ]),
          ),
          key: keys.map(({ name }) => name),
          indexes: Object.fromEntries(
            indexes.map(({ name }) => {
              const sql = database.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck();
              return [name, plain(/\((.*)$/.exec(sql.get(name) ?? '')?.[1] ?? '')];
            }),
          ),
          references: ids
            .map((id) => references.filter((one) => one.id === id).sort((one, other) => one.seq - other.seq))
            .map((parts) => `${parts.map(({ from }) => from)} ${parts[0]?.table} ${parts[0]?.on_delete}`)
            .sort(),
        },
      ] as const;
    });
  database.close();
  return Object.fromEntries(described);
}

async function postgresSchema(rows: (sql: string) => Promise<Record<string, unknown>[]>): Promise<Schema> {
  const here = 'current_schema()::regnamespace';
  const columns = await rows(`
    SELECT table_name AS table, column_name AS name, data_type AS type, is_nullable AS empty, column_default AS initial,
      collation_name AS collation
    FROM information_schema.columns WHERE table_schema = current_schema()`);
  const keys = await rows(`
    SELECT relname AS table, pg_get_constraintdef(c.oid) AS definition, contype AS type
    FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid WHERE connamespace = ${here}`);
  const indexes = await rows(`
    SELECT tablename AS table, indexname AS name, indexdef AS definition FROM pg_indexes
    WHERE schemaname = current_schema()`);
  const tables = await rows(`
    SELECT relname AS name FROM pg_class WHERE relnamespace = ${here} AND relkind = 'r' ORDER BY relname`);
  expect(columns.filter(({ type, collation }) => type === 'text' && collation !== 'C' && collation !== null)).toEqual(
    [],
  );
  const described = tables
    .map(({ name }) => String(name))
    .filter((table) => !ONE_ENGINES_OWN.includes(table))
    .map((table) => {
      const of = (found: Record<string, unknown>[]) => found.filter((one) => one.table === table);
      const defined = (type: string) =>
        of(keys)
          .filter((one) => one.type === type)
          .map((one) => String(one.definition));
      return [
        table,
        {
          columns: Object.fromEntries(
            of(columns).map(({ name, type, empty, initial }) => [
              name,
              column(types[String(type)] ?? String(type), empty === 'NO', initial as string | null),
            ]),
          ),
          key: (defined('p')[0] ?? '')
            .replace(/^PRIMARY KEY \(|\)$/g, '')
            .split(', ')
            .filter(Boolean),
          indexes: Object.fromEntries(
            of(indexes)
              .filter(({ name }) => !String(name).endsWith('_pkey'))
              .map(({ name, definition }) => [name, plain(/\((.*)$/.exec(String(definition))?.[1] ?? '')]),
          ),
          references: defined('f')
            .map((text) => /FOREIGN KEY \((.*?)\) REFERENCES (?:\w+\.)?(\w+)\(.*?\) ON DELETE (.*)$/.exec(text) ?? [])
            .map(([, from = '', to, then]) => `${from.split(', ')} ${to} ${then}`)
            .sort(),
        },
      ] as const;
    });
  return Object.fromEntries(described);
}

it.each(postgres)('$name has the same tables, columns, keys and indexes as SQLite', async ({ place }) => {
  const { open, rows } = await place();
  await (await open()).close();
  expect(await postgresSchema(rows)).toEqual(sqliteSchema());
});

it.each(postgres)('a migration is made once on $name, whoever starts how often', async ({ place }) => {
  const { open, rows } = await place();
  for (const store of await Promise.all([open(), open(), open()])) await store.close();
  expect(await rows('SELECT count(*) AS count FROM secret')).toEqual([{ count: 1 }]);
  expect(await rows('SELECT max(version) AS version FROM schema_version')).toEqual([{ version: migrations.length }]);
});

it.each(postgres)('on $name a version goes on with the next schema, and not with the one after', async ({ place }) => {
  const { open, rows } = await place();
  await (await open()).close();
  await rows(`INSERT INTO schema_version VALUES (${migrations.length + 1}, ${migrations.length})`);
  const store = await open();
  expect(await store.write({ id: 'one', at: 1 }, async () => 'done')).toEqual({ result: 'done' });
  await rows(`INSERT INTO schema_version VALUES (${migrations.length + 2}, ${migrations.length + 1})`);
  await expect(store.check()).rejects.toThrow('was written by a newer Tip Jar');
  await store.close();
  await expect(open()).rejects.toMatchObject({ name: 'StoreError' });
});

it.each(postgres)('another program’s database is left alone on $name', async ({ place }) => {
  const { open, rows } = await place();
  await rows('CREATE TABLE theirs (one bigint)');
  await expect(open()).rejects.toThrow('is another program’s');
  expect(await rows('SELECT * FROM theirs')).toEqual([]);
});

it('the SQL of a migration is translated, and what can’t be is refused', () => {
  const sql = `
CREATE TABLE one (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, secret BLOB) STRICT;
CREATE TABLE two (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`;
  expect(toPostgres(sql)).toBe(`
CREATE TABLE one (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL, secret bytea);
CREATE TABLE two (name text COLLATE "C" PRIMARY KEY);`);
  for (const foreign of ['CREATE TRIGGER one', 'INSERT OR IGNORE INTO one', 'SELECT randomblob(1)']) {
    expect(() => toPostgres(foreign)).toThrow('by hand');
  }
});
