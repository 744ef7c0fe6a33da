import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../src/root.ts';
import { openStore } from '../src/store/sqlite.ts';
import { freshDatabase, server } from './store/engines.ts';
import { openPlatforms } from './support/platforms.ts';
import { freshFolder, startProcess } from './support/process.ts';

const KILL = pathToFileURL(join(root, 'tests/support/kill-at.js')).href;
const operate = async (folder: string, what: string, typed: string[], more: Record<string, string> = {}) => {
  const program = startProcess(folder, more, `../backup/${what}.js`, typed);
  return { status: await program.exited, said: program.output() };
};

const engines = [
  { name: 'SQLite', variables: async () => ({}) },
  ...(server
    ? [{ name: 'PostgreSQL', variables: async () => ({ DATABASE_URL: await freshDatabase(`${server}`) }) }]
    : []),
];

describe.each(engines)('on $name', ({ name, variables: ofDatabase }) => {
  it('what a running bot had saved before a backup is there after a restore, and what was erased since is not', async () => {
    const platforms = await openPlatforms(async () => undefined);
    onTestFinished(() => platforms.close());
    const folder = freshFolder();
    const backups = freshFolder();
    const variables: Record<string, string> = { ...(await ofDatabase()), BACKUP_DIR: backups };
    const start = async () => {
      const bot = startProcess(folder, { ...platforms.variables, ...variables });
      onTestFinished(() => void bot.child.kill('SIGKILL'));
      await bot.prints(/discord: commands registered/);
      await bot.prints(/slack: connected/);
      return bot;
    };
    const first = await start();
    const [, port] = await first.prints(/"port":(\d+)/);
    const ada = platforms.seat('discord', 'ada');
    const grace = platforms.seat('discord', 'grace');
    await ada.says('/tipjar add paypal adalovelace');
    await grace.says('/tipjar add ko-fi gracehopper');
    let writing = true;
    const load = (async () => {
      for (let number = 0; writing; number += 1) await grace.says(`/tipjar message hello ${number}`);
    })();
    const backup = await operate(folder, 'backup', ['backup.db'], variables);
    writing = false;
    await load;
    expect(backup).toMatchObject({ status: 0, said: expect.stringContaining('2 jars with 2 links') });
    await first.prints(/a backup was made/);
    expect(readdirSync(backups)).toEqual([expect.stringMatching(/^tipjar\.db\.backup-/)]);
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()).toMatchObject({
      backup: { last: expect.any(String) },
    });
    const gone = await (await ada.says('/tipjar delete')).press('tipjar delete now');
    expect(gone).toSay('delete.copied', { days: 7 });
    const used = await operate(folder, 'restore', ['backup.db', '--yes'], variables);
    expect(used.said).toMatch(/in use by (?:process|Tip Jar)/);
    first.child.kill('SIGTERM');
    await first.exited;

    const { status, said } = await operate(folder, 'restore', ['backup.db', '--yes'], variables);
    expect(said).toContain('erased from it again: 1.');
    expect(status).toBe(0);
    if (name === 'SQLite') {
      for (const file of readdirSync(join(folder, 'data')).filter((one) => !one.includes('.replaced-'))) {
        expect(readFileSync(join(folder, 'data', file)).includes('adalovelace'), file).toBe(false);
      }
    }
    await start();
    const ben = platforms.seat('discord', 'ben');
    expect((await ben.says('/tip @ada')).links).toEqual([]);
    expect((await ben.says('/tip @grace')).links).toEqual(['https://ko-fi.com/gracehopper']);
  }, 60_000);
});

it('a restore that is killed before any of its steps leaves the old or the new database whole', async () => {
  const folder = freshFolder();
  const file = join(folder, 'data/tipjar.db');
  const message = async (change?: string) => {
    const store = openStore(file);
    try {
      if (change) {
        await store.write({ id: change, at: Date.now() }, (writing) =>
          writing.putJar('discord:1', Date.now(), { message: change }),
        );
      }
      await store.verify();
      return (await store.read((reading) => reading.jar('discord:1')))?.message;
    } finally {
      await store.close();
    }
  };
  await message('new');
  await operate(folder, 'backup', ['backup.db']);
  const seen = new Set<string | undefined>();
  let steps = 0;
  for (let status: number | null = null; status === null; steps += 1) {
    await message(`old ${steps}`);
    const killed = { NODE_OPTIONS: `--import ${KILL}`, KILL_AT: String(steps) };
    ({ status } = await operate(folder, 'restore', ['backup.db', '--yes'], killed));
    const found = await message();
    expect(['new', `old ${steps}`]).toContain(found);
    seen.add(found === 'new' ? 'new' : 'old');
    for (const name of readdirSync(join(folder, 'data'))) {
      if (name.includes('.replaced-')) rmSync(join(folder, 'data', name));
    }
  }
  expect(steps).toBeGreaterThan(8);
  expect(seen).toEqual(new Set(['old', 'new']));
}, 60_000);
