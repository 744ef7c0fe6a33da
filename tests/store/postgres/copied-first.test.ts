import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../src/store/migrations/index.ts';
import { copyServer } from '../../../src/store/move/copy-server.ts';
import { serverCopies } from '../../../src/store/move/server-copies.ts';
import { createPool } from '../../../src/store/postgres/pool.ts';
import { openPostgres } from '../../../src/store/postgres/store.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { freshDatabase, onServer, server } from '../engines.ts';
import { freshFile } from '../files.ts';
import { earlierPostgres } from '../versions.ts';

const quiet = { error: () => undefined, info: () => undefined };

describe.skipIf(!server)('a database of the schema before', () => {
  let url: string;
  let folder: string;
  let rows: (sql: string) => Promise<Record<string, unknown>[]>;

  beforeEach(async () => {
    url = await freshDatabase(server ?? '');
    folder = join(dirname(freshFile()), 'backups');
    mkdirSync(folder);
    const place = onServer(url);
    rows = place.rows;
    const store = await place.open();
    await store.write({ id: 'one', at: 1 }, async (writing) => {
      await writing.putJar('discord:1', 1, { message: 'Thank you' });
      await writing.putLink('discord:1', { provider: 'paypal', handle: 'ada', at: 1 });
    });
    await store.close();
    await earlierPostgres(rows);
  });

  const open = (into = folder) =>
    openPostgres((lost) => createPool(url, lost), quiet, { copies: serverCopies(url, 'data/tipjar.db', into) });
  const schema = async () => (await rows('SELECT max(version) AS schema FROM schema_version'))[0]?.schema;

  it('is copied once before it is changed, whoever starts how often, and can be had back from the copy', async () => {
    for (const store of await Promise.all([open(), open(), open()])) await store.close();
    expect(await schema()).toBe(migrations.length);
    expect(readdirSync(folder)).toEqual([`tipjar.db.before-schema-${migrations.length}`]);
    const copy = join(folder, `tipjar.db.before-schema-${migrations.length}`);
    const before = new Sqlite(copy, { readonly: true });
    expect(before.pragma('user_version', { simple: true })).toBe(migrations.length - 1);
    expect(before.prepare("SELECT name FROM sqlite_schema WHERE name = 'installation'").all()).toEqual([]);
    before.close();
    const store = openStore(copy);
    const jar = await store.read((reading) => reading.jar('discord:1'));
    expect(jar).toMatchObject({ message: 'Thank you', links: [{ provider: 'paypal', handle: 'ada' }] });
    await store.close();
  });

  it('stays as it is where the copy can’t be kept', async () => {
    rmSync(folder, { recursive: true });
    const opening = open('/proc/nowhere');
    await expect(opening).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining('/proc/nowhere'),
    });
    expect(await schema()).toBe(migrations.length - 1);
  });

  it('is backed up as it is before anybody upgrades it', async () => {
    expect(await copyServer({ url, to: join(folder, 'mine.db') }).done).toMatchObject({ jars: 1, links: 1 });
    expect(await schema()).toBe(migrations.length - 1);
  });

  it('is not changed while it is copied', async () => {
    const place = onServer(url).sessions();
    const session = await place.take();
    await session.run(`SELECT pg_advisory_lock_shared(${0x54_69_70_4a + 1})`);
    let opened = false;
    const opening = open().then((store) => {
      opened = true;
      return store;
    });
    await expect.poll(() => readdirSync(folder).length).toBe(1);
    await rows('SELECT pg_sleep(0.1)');
    expect([opened, await schema()]).toEqual([false, migrations.length - 1]);
    session.release(true);
    await (await opening).close();
    expect(await schema()).toBe(migrations.length);
    await place.close();
  });
});
