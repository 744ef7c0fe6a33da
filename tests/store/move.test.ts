import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backupPostgres } from '../../src/store/move/backup-postgres.ts';
import { move } from '../../src/store/move/move.ts';
import type { Database } from '../../src/store/move/postgres-ends.ts';
import { prepareRestorePostgres } from '../../src/store/move/restore-postgres.ts';
import { comparedTables } from '../../src/store/move/tables.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { says } from '../support/to-say.ts';
import { createTown } from '../support/town.ts';
import { postgres } from './engines.ts';
import { freshFile } from './files.ts';
import { changed, citizens, dump, fullFile } from './full-file.ts';
import { earlierDatabase } from './versions.ts';

const how = () => ({
  damagedLinks: false,
  onProgress: (_: number) => undefined,
  onCommit: () => undefined,
  signal: new AbortController().signal,
});

const bytesOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

let full: string;
beforeAll(async () => {
  full = await fullFile();
});

it('the file that is moved has rows in every table', () => {
  const rows = dump(full);
  expect(comparedTables.filter((table) => rows[table]?.length === 0)).toEqual([]);
});

describe.each(postgres)('moved to $name', ({ place }) => {
  let database: Database;
  let open: () => Promise<Store>;
  let rows: (sql: string) => Promise<Record<string, unknown>[]>;

  beforeAll(async () => {
    const made = await place();
    ({ open, rows } = made);
    database = { name: 'jars on this machine', sessions: made.sessions() };
  });

  it('everything is carried over and back as it was, and the file is left as it was', async () => {
    const before = bytesOf(full);
    const seen: number[] = [];
    const carried = await move(full, database, { ...how(), onProgress: (part) => seen.push(part) });
    expect(carried).toMatchObject({ jars: 3, links: 4, damagedLinks: 0 });
    expect(Math.max(...seen)).toBe(1);
    expect(bytesOf(full)).toBe(before);
    const back = freshFile();
    expect(await move(database, back, how())).toEqual(carried);
    expect(dump(back)).toEqual(dump(full));
    expect(readFileSync(`${back}.erased`, 'utf8')).toBe(readFileSync(`${full}.erased`, 'utf8'));
  });

  it('refuses a database in which there is anything', async () => {
    await expect(move(full, database, how())).rejects.toThrow('isn’t empty');
  });

  it('people go on talking to the bot, who is erased stays erased, and sanctions hold', async () => {
    const [before] = await rows('SELECT max(id) AS log FROM log');
    const town = createTown(citizens(), await open());
    town.clock.now += 10_000;

    expect((await town.person('BEN').says('/tip @ada')).links).toEqual(['https://paypal.me/adalovelace']);
    expect(says(await town.person('BEN').says('/tip @dan'), 'tip.suspended', { name: 'Dan' })).toBe(true);
    expect(await town.person('BEN').says('/tip @zoe')).toSay('tip.no-jar', { name: 'Zoe' });
    await town.person('CAT').says('/tipjar add ko-fi cat');
    expect(says(await town.person('BEN').says('/tip @cat'), 'tip.suspended', { name: 'Cat' })).toBe(true);
    expect((await town.person('ADA').says('/tipjar pause')).refused).toBe(false);
    expect(await rows(`SELECT count(*) AS new FROM log WHERE id > ${before?.log}`)).not.toEqual([{ new: 0 }]);
    await town.store.close();
  });
});

/** Moves a file to a new database, which has to be refused and to leave nothing. */
async function refused(file: string, to = freshFile()): Promise<string> {
  const [before, there] = [existsSync(file) && bytesOf(file), existsSync(to)];
  const { message } = await move(file, to, how()).then(
    () => new Error('it was moved'),
    (error: Error) => error,
  );
  expect(existsSync(to)).toBe(there);
  expect(existsSync(file) && bytesOf(file)).toBe(before);
  // Who only reads a file that is there may leave an empty WAL beside it.
  const left = there ? /-journal$|part/ : /-(wal|shm|journal)$|part/;
  expect(readdirSync(dirname(to)).filter((name) => left.test(name))).toEqual([]);
  return message;
}

describe('a move is refused', () => {
  let copy: string;
  beforeEach(async () => {
    copy = join(dirname(freshFile()), 'copy.db');
    copyFileSync(full, copy);
  });

  it('from a file that isn’t there, is empty, or is another program’s', async () => {
    expect(await refused(freshFile())).toContain('is not there');
    const other = freshFile();
    changed(other, 'CREATE TABLE theirs (one)');
    expect(await refused(other)).toContain('another program’s');
    writeFileSync(copy, '');
    expect(await refused(copy)).toContain('is empty');
  });

  it('from a file that a bot has open', async () => {
    const store = openStore(copy);
    expect(await refused(copy)).toContain('is in use by process');
    await store.close();
  });

  it('from an earlier version, and from an older copy that lacks erasures', async () => {
    const earlier = freshFile();
    earlierDatabase(earlier, 15);
    expect(await refused(earlier)).toContain('is of an older version (schema 15; this one has');
    copyFileSync(`${full}.erased`, `${copy}.erased`);
    changed(copy, 'DELETE FROM tombstone');
    expect(await refused(copy)).toContain('lacks erasures that were made after it');
  });

  it('from a damaged file', async () => {
    truncateSync(copy, statSync(copy).size - 8192);
    expect(await refused(copy)).toContain('is damaged');
  });

  it('where a link is damaged, unless it’s to be moved all the same', async () => {
    changed(copy, "UPDATE link SET handle = 'otherhandle' WHERE provider = 'paypal'");
    const said = await refused(copy);
    expect(said).toContain('has damaged links: 1.');
    expect(said).not.toContain('otherhandle');
    expect(await move(copy, freshFile(), { ...how(), damagedLinks: true })).toMatchObject({ damagedLinks: 1 });
  });

  it('to a file in which there is anything, which keeps it', async () => {
    expect(await refused(full, copy)).toContain('isn’t empty');
    expect(dump(copy)).toEqual(dump(full));
  });

  it('to a file of an earlier version, which isn’t brought up to date', async () => {
    const earlier = freshFile();
    earlierDatabase(earlier, 15);
    const before = bytesOf(earlier);
    expect(await refused(full, earlier)).toContain('is of an older version (schema 15');
    expect(bytesOf(earlier)).toBe(before);
  });

  it('where what triggers keep isn’t what they make there', async () => {
    changed(copy, "UPDATE list_size SET jars = 9 WHERE community = 'slack:T1' AND list = 'all'");
    expect(await refused(copy)).toContain('list_size (community slack:T1, list all) isn’t the same');
  });

  it('where a number is too large for both to hold it', async () => {
    changed(copy, 'UPDATE departure SET at = 9007199254740993');
    expect(await refused(copy)).toContain('departure (community slack:T9) has a number that is too large');
  });
});

it('what is only in the WAL of the file is carried over too', async () => {
  const [here, to] = [freshFile(), freshFile()];
  copyFileSync(full, here);
  const store = openStore(here);
  await store.write({ id: 'only in the WAL', at: Date.UTC(2026, 10, 23) }, async () => undefined);
  const copy = freshFile();
  for (const end of ['', '-wal']) copyFileSync(`${here}${end}`, `${copy}${end}`);
  await store.close();
  await move(copy, to, how());
  expect(dump(to).delivery).toContainEqual(expect.stringContaining('only in the WAL'));
});

describe.each(postgres)('on $name', ({ place }) => {
  const empty = async (rows: (sql: string) => Promise<Record<string, unknown>[]>) =>
    expect(await rows('SELECT (SELECT count(*) FROM jar) + (SELECT count(*) FROM delivery) AS count')).toEqual([
      { count: 0 },
    ]);

  it.each([
    ['changes a row', "NEW.handle = 'otherhandle'; RETURN NEW"],
    ['loses a row', 'RETURN NULL'],
  ])('a difference is found and nothing is kept where something %s on the way', async (_, does) => {
    const { open, rows, sessions } = await place();
    await (await open()).close();
    await rows(`
      CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.account <> 'slack:T1:ADA' OR NEW.provider <> 'paypal' THEN RETURN NEW; END IF; ${does}; END $$;
      CREATE TRIGGER spoils BEFORE INSERT ON link FOR EACH ROW EXECUTE FUNCTION spoil()`);
    const moving = move(full, { name: 'jars', sessions: sessions() }, how());
    await expect(moving).rejects.toThrow('link (account slack:T1:ADA, provider paypal) isn’t the same');
    await expect(moving).rejects.not.toThrow(/handle|adalovelace/);
    await empty(rows);
  });

  it('a move that is stopped leaves nothing', async () => {
    const { rows, sessions } = await place();
    const stop = new AbortController();
    const onProgress = (part: number) => part === 1 && stop.abort(new Error('stopped'));
    const moving = move(full, { name: 'jars', sessions: sessions() }, { ...how(), onProgress, signal: stop.signal });
    await expect(moving).rejects.toThrow('stopped');
    await empty(rows);
  });

  it('text that PostgreSQL can’t keep is carried over as a sign in its place', async () => {
    const file = join(dirname(freshFile()), 'copy.db');
    copyFileSync(full, file);
    changed(file, "UPDATE listing SET about = 'a' || char(0) || 'b' WHERE account = 'slack:T1:ADA'");
    const { rows, sessions } = await place();
    await move(file, { name: 'jars', sessions: sessions() }, how());
    expect(await rows("SELECT about FROM listing WHERE account = 'slack:T1:ADA'")).toEqual([{ about: 'a\u{fffd}b' }]);
  });

  it('a backup is what was moved there, and restoring it erases what was erased since', async () => {
    const { open, rows, sessions } = await place();
    const database = { name: 'jars on this machine', sessions: sessions() };
    await move(full, database, how());
    const backup = freshFile();
    const copied = await backupPostgres(database, backup, how());
    expect(copied).toMatchObject({ jars: 3, links: 4, damagedLinks: 0 });
    expect(copied.size).toBe(statSync(backup).size);
    expect(dump(backup)).toEqual(dump(full));
    expect([statSync(backup).mode & 0o777, readdirSync(dirname(backup))]).toEqual([0o600, ['jar.db']]);
    await expect(backupPostgres(database, backup, how())).rejects.toThrow('is there already');

    const store = await open();
    await store.erase({ id: 'erase', at: Date.UTC(2026, 10, 23) }, 'slack:T1:ADA');
    await store.close();
    const keepIn = dirname(freshFile());
    const wish = {
      backup,
      database,
      keepIn,
      damagedLinks: false,
      onProgress: () => undefined,
      onCommit: () => undefined,
    };
    const prepared = await prepareRestorePostgres(wish).prepared;
    expect([prepared.backup, prepared.current]).toMatchObject([{ jars: 3 }, { jars: 2, links: 2 }]);
    const { kept, erasures } = await prepared.apply(Date.UTC(2026, 10, 24));
    expect(erasures).toBe(1);
    expect(await rows('SELECT account FROM jar ORDER BY account')).toEqual([
      { account: 'slack:T1:DAN' },
      { account: 'slack:T1:FAY' },
    ]);
    expect(kept).toBe(join(keepIn, 'jars.replaced-2026-11-24T00-00-00'));
    expect(dump(kept ?? '').delivery).toContainEqual(expect.stringContaining('erase'));
  });

  it('a database of another version is neither read nor filled', async () => {
    const { open, rows, sessions } = await place();
    await (await open()).close();
    const database = { name: 'jars', sessions: sessions() };
    await rows('INSERT INTO schema_version SELECT max(version) + 1, max(oldest) FROM schema_version');
    await expect(move(database, freshFile(), how())).rejects.toThrow('jars was written by a newer Tip Jar');
    await expect(move(full, database, how())).rejects.toThrow('jars was written by a newer Tip Jar');
    await rows('DELETE FROM schema_version WHERE version > 15');
    await expect(move(database, freshFile(), how())).rejects.toThrow('jars is of an older version (schema 15');
    await expect(move(full, database, how())).rejects.toThrow('jars is of an older version (schema 15');
    await empty(rows);
  });

  it('an empty database and another program’s are not moved, nor is the latter filled', async () => {
    const { rows, sessions } = await place();
    const database = { name: 'jars', sessions: sessions() };
    await expect(move(database, freshFile(), how())).rejects.toThrow('jars is empty');
    await rows('CREATE TABLE theirs (one bigint)');
    for (const moving of [() => move(database, freshFile(), how()), () => move(full, database, how())]) {
      await expect(moving()).rejects.toThrow('is another program’s');
    }
  });

  it('a restore that is taken back changes nothing', async () => {
    const { rows, sessions } = await place();
    const database = { name: 'jars on this machine', sessions: sessions() };
    await move(full, database, how());
    await rows("DELETE FROM jar WHERE account = 'slack:T1:FAY'");
    const wish = {
      backup: full,
      database,
      keepIn: dirname(freshFile()),
      damagedLinks: false,
      onProgress: () => undefined,
      onCommit: () => undefined,
    };
    await (await prepareRestorePostgres(wish).prepared).cancel();
    expect(await rows('SELECT count(*) AS count FROM jar')).toEqual([{ count: 2 }]);
    expect(readdirSync(wish.keepIn)).toEqual([]);
  });
});
