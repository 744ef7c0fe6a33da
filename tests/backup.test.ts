import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../src/store/migrations/index.ts';
import { openStore } from '../src/store/sqlite.ts';
import { freshFolder, startProcess } from './support/process.ts';

const ADA = 'discord:100200300400500600';
const BEN = 'discord:600500400300200100';
const HANDLE = 'adalovelace';

const databaseIn = (folder: string) => join(folder, 'data/tipjar.db');

/** Puts two jars into a new database, which nobody has open. */
async function fill(folder: string, message = ''): Promise<void> {
  const store = openStore(databaseIn(folder));
  await store.write({ id: `fill ${message}`, at: Date.now() }, async (writing) => {
    for (const [account, handle] of [
      [ADA, HANDLE],
      [BEN, 'benjamin'],
    ] as const) {
      await writing.putJar(account, Date.now(), { message });
      await writing.putLink(account, { provider: 'paypal', handle, at: Date.now() });
    }
  });
  await store.close();
}

async function runs(folder: string, ...typed: string[]) {
  const program = startProcess(folder, {}, '../backup/backup.js', typed);
  return { status: await program.exited, said: program.output() };
}

async function restores(folder: string, ...typed: string[]) {
  const program = startProcess(folder, {}, '../backup/restore.js', typed);
  return { status: await program.exited, said: program.output() };
}

const messageIn = async (folder: string, account: typeof ADA | typeof BEN = BEN) => {
  const store = openStore(databaseIn(folder));
  try {
    return (await store.read((reading) => reading.jar(account)))?.message;
  } finally {
    await store.close();
  }
};

/** What each file of the database's folder holds, but for what changes when somebody only reads it. */
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(folder, 'data'))
      .filter((name) => !/(-shm|-wal|\.lock)$/.test(name))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, 'data', name)))
          .digest('hex'),
      ]),
  );

async function filled(message = ''): Promise<string> {
  const folder = freshFolder();
  await fill(folder, message);
  return folder;
}

it.each(['backup', 'restore'])('npm run %s leaves the file alone where the database is in PostgreSQL', async (name) => {
  const folder = await filled();
  const before = contents(folder);
  const variables = { DATABASE_URL: 'postgres://canary:canary@127.0.0.1:9/tips' };
  const program = startProcess(
    folder,
    variables,
    `../backup/${name}.js`,
    ['mine.db', '--yes'].slice(0, name === 'backup' ? 1 : 2),
  );
  expect(await program.exited).toBe(1);
  expect(program.output()).toMatch(/^.*(?:can’t be reached|can’t be used|is not there).*\n$/);
  expect(program.output()).not.toContain('canary');
  expect(readdirSync(folder)).toEqual(['data']);
  expect(contents(folder)).toEqual(before);
});

describe('npm run backup', () => {
  it('writes a private, whole copy under the name that was given, and says what is in it', async () => {
    const folder = await filled();
    const { status, said } = await runs(folder, 'mine.db');
    expect(said).toMatch(/^mine\.db was written: 2 jars with 2 links, \d+\.\d MB, in \d+\.\d seconds\./);
    expect(status).toBe(0);
    expect(statSync(join(folder, 'mine.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['data', 'mine.db']);
    const copy = new Sqlite(join(folder, 'mine.db'), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(*) FROM link').pluck().get()).toBe(2);
    copy.close();
  });

  it('overwrites nothing', async () => {
    const folder = await filled();
    writeFileSync(join(folder, 'mine.db'), 'precious');
    const { status, said } = await runs(folder, 'mine.db');
    expect(said).toContain('mine.db is there already');
    expect([status, readFileSync(join(folder, 'mine.db'), 'utf8')]).toEqual([1, 'precious']);
  });

  it('names its copy by the time where no name is given, and says when the bot deletes it', async () => {
    const folder = await filled();
    const { said } = await runs(folder);
    expect(said).toMatch(/^data\/tipjar\.db\.backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d was written/m);
    expect(said).toMatch(/The bot deletes it by \d{4}-\d\d-\d\d\./);
  });

  it.each([
    ['a damaged page', (file: string) => scribble(file, 2)],
    ['a file that is cut off', (file: string) => truncateSync(file, statSync(file).size - 8192)],
    ['a changed handle', (file: string) => changeHandle(file)],
    ['no database at all', (file: string) => writeFileSync(file, 'nothing of the kind '.repeat(500))],
  ])('fails for a database with %s, and leaves nothing', async (_, damage) => {
    const folder = await filled();
    damage(databaseIn(folder));
    const { status, said } = await runs(folder, 'mine.db');
    expect(said).toMatch(/damaged/);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('keeps a copy with damaged links where it is told to, and counts them', async () => {
    const folder = await filled();
    changeHandle(databaseIn(folder));
    const { status, said } = await runs(folder, 'mine.db', '--damaged-links');
    expect(said).toContain('Damaged links in it, which nobody is shown: 1.');
    expect([status, existsSync(join(folder, 'mine.db'))]).toEqual([0, true]);
  });

  it('says that the folder can’t be written to, or that there is nothing to back up', async () => {
    expect((await runs(freshFolder())).said).toContain('data/tipjar.db is not there');
    expect((await runs(await filled(), 'nowhere/mine.db')).said).toContain('nowhere is no folder');
    expect((await runs(await filled(), '--wrong')).said).toContain('npm run backup [-- FILE]');
  });
});

/** Overwrites a page, counted from 0. */
function scribble(file: string, page: number): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(opened);
}

function changeHandle(file: string): void {
  const database = new Sqlite(file);
  database.prepare('UPDATE link SET handle = ? WHERE account = ?').run('someoneelse', ADA);
  database.close();
}

describe('npm run restore', () => {
  let folder: string;
  let backup: string;

  beforeAll(async () => {
    folder = await filled('as it was');
    backup = join(folder, 'backup.db');
    await runs(folder, backup);
    await fill(folder, 'as it is');
  });

  /** A folder with the database and its backup. */
  const scene = () => {
    const other = freshFolder();
    mkdirSync(join(other, 'data'));
    for (const name of readdirSync(join(folder, 'data'))) {
      copyFileSync(join(folder, 'data', name), join(other, 'data', name));
    }
    copyFileSync(backup, join(other, 'backup.db'));
    return other;
  };

  it('puts the backup in the place of the database, and keeps that beside it', async () => {
    const here = scene();
    const { status, said } = await restores(here, 'backup.db', '--yes');
    expect(said).toMatch(/backup\.db is whole: 2 jars with 2 links, last written to .* UTC\./);
    expect(said).toMatch(/data\/tipjar\.db will be replaced: 2 jars with 2 links/);
    expect(status).toBe(0);
    const [kept = ''] = readdirSync(join(here, 'data')).filter((name) => name.includes('.replaced-'));
    expect(said).toContain(kept);
    const names = ['tipjar.db', 'tipjar.db.erased', 'tipjar.db.lock', kept];
    expect(readdirSync(join(here, 'data')).sort()).toEqual(names.sort());
    for (const name of names) expect(statSync(join(here, 'data', name)).mode & 0o777, name).toBe(0o600);
    expect(await messageIn(here)).toBe('as it was');
    expect(await restores(here, join('data', kept), '--yes')).toMatchObject({ status: 0 });
    expect(await messageIn(here)).toBe('as it is');
  });

  it('takes what is only in the WAL of the old database along into the copy of it', async () => {
    const here = scene();
    const file = databaseIn(here);
    const script = `const store = new (require('better-sqlite3'))(${JSON.stringify(file)});
      store.exec("UPDATE jar SET message = 'only in the WAL'"); process.kill(process.pid, 'SIGKILL')`;
    expect(() => execFileSync(process.execPath, ['-e', script])).toThrow();
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await restores(here, 'backup.db', '--yes');
    expect(await messageIn(here)).toBe('as it was');
    const [kept = ''] = readdirSync(join(here, 'data')).filter((name) => name.includes('.replaced-'));
    await restores(here, join('data', kept), '--yes');
    expect(await messageIn(here)).toBe('only in the WAL');
  });

  it('asks first, and changes nothing without a yes', async () => {
    const here = scene();
    const before = contents(here);
    const { status, said } = await restores(here, 'backup.db');
    expect(said).toContain('Nothing was changed.');
    expect(status).toBe(1);
    expect(contents(here)).toMatchObject(before);
    expect(readdirSync(join(here, 'data')).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
  });

  it.each<[string, RegExp, (path: string) => void]>([
    ['cut off', /no whole database|damaged/, (path) => truncateSync(path, statSync(path).size - 8192)],
    ['cut to half a page', /no whole database|damaged/, (path) => truncateSync(path, 2048)],
    ['damaged', /damaged/, (path) => scribble(path, 3)],
    ['with a changed handle', /damaged links: 1/, changeHandle],
    ['empty', /is empty/, (path) => truncateSync(path, 0)],
    ['a text', /no whole database/, (path) => writeFileSync(path, 'a text '.repeat(1_000))],
    [
      'of a newer version',
      /newer Tip Jar/,
      (path) => new Sqlite(path).pragma(`user_version = ${migrations.length + 1}`),
    ],
    ['another program’s', /another program/, (path) => new Sqlite(path).pragma('application_id = 7')],
  ])('refuses a file that is %s, and changes not a byte', async (_, sentence, change) => {
    const here = scene();
    const path = join(here, 'backup.db');
    change(path);
    const given = readFileSync(path);
    const before = contents(here);
    const { status, said } = await restores(here, 'backup.db', '--yes');
    expect(said).toMatch(sentence);
    expect(said).not.toContain('    at ');
    expect(status).toBe(1);
    expect(contents(here)).toEqual(before);
    expect(readFileSync(path).equals(given)).toBe(true);
  });

  it('replaces a database that is damaged, which is what it is for', async () => {
    const here = scene();
    scribble(databaseIn(here), 0);
    const { status, said } = await restores(here, 'backup.db', '--yes');
    expect(said).toContain('which is damaged');
    expect(status).toBe(0);
    expect(await messageIn(here)).toBe('as it was');
  });

  it('puts a backup where there is no database yet', async () => {
    const here = freshFolder();
    copyFileSync(backup, join(here, 'backup.db'));
    const { status, said } = await restores(here, 'backup.db', '--yes');
    expect(said).toContain('is not there yet');
    expect(status).toBe(0);
    expect(await messageIn(here)).toBe('as it was');
  });

  it('refuses while something has the database open, and when the backup is the database itself', async () => {
    const here = scene();
    const store = openStore(databaseIn(here));
    const { status, said } = await restores(here, 'backup.db', '--yes');
    await store.close();
    expect(said).toContain(`in use by process ${process.pid}`);
    expect(status).toBe(1);
    expect(await messageIn(here)).toBe('as it is');
    expect((await restores(here, 'data/tipjar.db', '--yes')).said).toContain('is the database itself');
    expect((await restores(here, 'missing.db', '--yes')).said).toContain('missing.db is not there');
    expect((await restores(here)).said).toContain('npm run restore -- FILE');
  });
});
