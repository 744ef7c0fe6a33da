import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { examinePostgres } from '../../../src/store/postgres/examine.ts';
import { createPool } from '../../../src/store/postgres/pool.ts';
import { openPostgres } from '../../../src/store/postgres/store.ts';
import { freshDatabase, server } from '../engines.ts';

const log = { error: () => undefined, info: () => undefined };

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe.skipIf(!server)('the doctor on PostgreSQL', () => {
  it('tells an empty database, one that is up to date, and one of a later version, and changes none', async () => {
    const url = await freshDatabase(server ?? '');
    const found = async () => (await examinePostgres(url)).findings.map(({ state, what }) => `${state}: ${what}`);
    expect(await found()).toEqual(['fine: The database is reached, and empty.']);
    const store = await openPostgres((lost) => createPool(url, lost), log);
    await store.write({ id: 'rule', at: 1 }, (writing) => writing.putAccess('role', 'discord:1', '7', 'allow'));
    await store.close();
    expect(await examinePostgres(url)).toMatchObject({
      findings: [{ state: 'fine', what: 'The database is reached, and up to date.' }],
      named: [{ community: 'discord:1', roles: ['7'], channels: [], posts: [] }],
    });
    await run(url, 'INSERT INTO schema_version SELECT max(version) + 1, max(version) FROM schema_version');
    expect(await found()).toEqual(['note: The database is of the next version, and this one can still use it.']);
    await run(url, 'INSERT INTO schema_version SELECT max(version) + 1, max(version) FROM schema_version');
    expect(await found()).toEqual([expect.stringMatching(/^fault: The database was written by a newer Tip Jar/)]);
  });

  it('says what is wrong with another program’s database, and with one that can’t be reached', async () => {
    const url = await freshDatabase(server ?? '');
    await run(url, 'CREATE TABLE theirs (one bigint)');
    expect((await examinePostgres(url)).findings).toMatchObject([
      { state: 'fault', what: expect.stringContaining('is another program’s') },
    ]);
    const nowhere = (await examinePostgres('postgres://canary:canary@127.0.0.1:9/canary')).findings;
    expect(nowhere).toMatchObject([{ state: 'fault', what: expect.stringContaining('ECONNREFUSED') }]);
    expect(JSON.stringify(nowhere)).not.toContain('canary');
  });

  it('says that a user may make no tables', async () => {
    const url = await freshDatabase(server ?? '');
    await run(url, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    const role = `weak_${Date.now()}`;
    await run(url, `CREATE ROLE ${role} LOGIN PASSWORD 'weak'`);
    const weak = new URL(url);
    weak.username = role;
    weak.password = 'weak';
    const { findings } = await examinePostgres(weak.href);
    expect(findings).toMatchObject([{ state: 'fault', what: 'The database’s user may not create tables.' }]);
    await run(url, `DROP ROLE ${role}`);
  });
});
