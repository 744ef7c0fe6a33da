import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from '../src/store/postgres/pool.ts';
import { openPostgres } from '../src/store/postgres/store.ts';
import { freshDatabase, server } from './store/engines.ts';
import { freshFile } from './store/files.ts';
import { changed, dump, fullFile } from './store/full-file.ts';
import { freshFolder, startProcess } from './support/process.ts';

const started = (program: string, typed: readonly string[], variables = {}, folder = freshFolder()) =>
  startProcess(folder, variables, `../backup/${program}.js`, typed);

async function runs(...given: Parameters<typeof started>) {
  const program = started(...given);
  return { status: await program.exited, said: program.output() };
}

describe('npm run move', () => {
  it.each([
    [[]],
    [['file:one.db']],
    [['file:one.db', 'file:two.db', 'file:three.db']],
    [['file:one.db', 'file:two.db', '--wrong']],
  ])('says how it is typed after %j', async (typed) => {
    const { status, said } = await runs('move', typed);
    expect([status, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toContain('Type: npm run move -- FROM TO');
  });

  it('refuses what is no database, or the same twice, and repeats no password', async () => {
    const wrong = await runs('move', ['mysql://me:canary@host/db', 'file:two.db']);
    expect([wrong.status, wrong.said]).toEqual([1, expect.stringContaining('FROM must name an SQLite file')]);
    expect(wrong.said).not.toContain('canary');
    expect((await runs('move', ['file:one.db', 'file:one.db'])).said).toContain('are the same database');
    expect((await runs('move', ['file:one.db', 'file:two.db'])).said).toBe('one.db is not there.\n');
  });

  it('says why a server can’t be reached, and repeats no password', async () => {
    const { status, said } = await runs('move', [`file:${await fullFile()}`, 'postgres://me:canary@127.0.0.1:1/jars']);
    expect([status, said]).toEqual([
      1,
      'jars on 127.0.0.1 can’t be used: nothing listens at that host and port (ECONNREFUSED).\n',
    ]);
  });
});

describe.skipIf(!server)('with a server', () => {
  let full: string;
  let url: string;
  let name: string;
  beforeAll(async () => {
    full = await fullFile();
  });
  beforeEach(async () => {
    const made = new URL(await freshDatabase(server ?? ''));
    made.password = 'canary';
    url = made.href;
    name = `${basename(made.pathname)} on ${made.hostname}`;
  });

  async function asked(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const jars = async () =>
    (await asked("SELECT count(*)::int AS jars, to_regclass('jar') IS NOT NULL FROM jar"))[0]?.jars;

  it('moves there and back, and says what to do next', async () => {
    const there = await runs('move', [`file:${full}`, url]);
    expect(there.said).toMatch(
      /(?:^|\n)\d+ rows were carried over and compared, with 3 jars with 4 links, in \d+\.\d seconds\.\n/,
    );
    expect(there.said).toContain(`Set DATABASE_URL to the address of ${name} that you typed, and start the bot.`);
    expect(there.said).toContain(`${full} is as it was. Delete it within thirty days`);
    const to = freshFile();
    const back = await runs('move', [url, `file:${to}`]);
    expect(back.said).toContain(`Set DATABASE_URL to file:${to}, and start the bot.`);
    expect([there.status, back.status]).toEqual([0, 0]);
    expect(dump(to)).toEqual(dump(full));
    expect(there.said + back.said).not.toContain('canary');
  });

  it('refuses both ways, and to restore, while a bot has the database open; a backup is made all the same', async () => {
    await runs('move', [`file:${full}`, url]);
    const store = await openPostgres((lost) => createPool(url, lost), {
      error: () => undefined,
      info: () => undefined,
    });
    await store.check();
    const used = `${name} is in use by Tip Jar. Nothing was changed. Stop every process of it first.\n`;
    const to = freshFile();
    expect(await runs('move', [url, `file:${to}`])).toEqual({ status: 1, said: used });
    expect(existsSync(to)).toBe(false);
    expect(await runs('move', [`file:${full}`, url])).toEqual({ status: 1, said: used });
    expect(await runs('restore', [full, '--yes'], { DATABASE_URL: url })).toEqual({ status: 1, said: used });
    const { status, said } = await runs('backup', [to], { DATABASE_URL: url });
    expect([status, said]).toEqual([0, expect.stringContaining(`${to} was written: 3 jars with 4 links`)]);
    expect(dump(to)).toEqual(dump(full));
    await store.close();
  });

  it('restores a backup, keeps what was there, and does neither unasked', async () => {
    await runs('move', [`file:${full}`, url]);
    await asked("DELETE FROM jar WHERE account = 'slack:T1:FAY'");
    const unasked = await runs('restore', [full], { DATABASE_URL: url });
    expect([unasked.status, await jars()]).toEqual([1, 2]);
    expect(unasked.said).toContain(`${name} will be replaced: 2 jars with 3 links`);
    const { status, said } = await runs('restore', [full, '--yes'], { DATABASE_URL: url });
    expect([status, await jars()]).toEqual([0, 3]);
    const [, kept = ''] = /The database from before is kept as (\S+)\. Delete it within thirty days/.exec(said) ?? [];
    expect(dirname(kept)).toBe(dirname(full));
    expect(dump(kept).jar).toHaveLength(2);
    expect(said).not.toContain('canary');
  });

  it.each(['SIGKILL', 'SIGINT'] as const)(
    '%s in the middle leaves nothing, and it can be moved again',
    async (signal) => {
      const large = await fullFile();
      changed(
        large,
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)
      INSERT INTO delivery SELECT 'large ' || i, 1 FROM n`,
      );
      const moving = started('move', [`file:${large}`, url]);
      await expect
        .poll(() =>
          asked(
            'SELECT state FROM pg_stat_activity WHERE datname = current_database() AND query LIKE \'INSERT INTO "delivery"%\'',
          ),
        )
        .not.toEqual([]);
      moving.child.kill(signal);
      const status = await moving.exited;
      const said = moving.output().replaceAll(/^copied \d+ %\n/gm, '');
      expect([status, said]).toEqual(signal === 'SIGINT' ? [1, 'Stopped. Nothing was changed.\n'] : [null, '']);
      expect([await jars(), await asked('SELECT * FROM delivery')]).toEqual([0, []]);
      expect((await runs('move', [`file:${full}`, url])).status).toBe(0);
      expect(readdirSync(dirname(large)).filter((file) => file.endsWith('-journal'))).toEqual([]);
    },
  );

  it('a backup without a name is made where BACKUP_DIR says, and nothing is overwritten', async () => {
    await runs('move', [`file:${full}`, url]);
    const folder = freshFolder();
    const variables = { DATABASE_URL: url, BACKUP_DIR: folder };
    const { said } = await runs('backup', [], variables);
    expect(said).toContain('The bot deletes it by ');
    const [written = ''] = readdirSync(folder);
    expect(written).toMatch(/^tipjar\.db\.backup-\d{4}-/);
    expect((await runs('backup', [join(folder, written)], variables)).said).toContain('is there already');
  });
});
