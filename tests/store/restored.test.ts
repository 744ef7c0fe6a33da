import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newListing } from '../../src/jars/listing.ts';
import { openWhenFree } from '../../src/store/open-when-free.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { type Store, StoreError, type Writing } from '../../src/store/store.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { everything, freshFile } from './files.ts';
import { earlierDatabase } from './versions.ts';

const DAY = 24 * 60 * 60 * 1000;
const ADA = 'discord:100200300400500600';
const BEN = 'discord:600500400300200100';

let file: string;
let store: Store;
let log: ReturnType<typeof recordedLog>;
let deliveries = 0;

function id(): string {
  deliveries += 1;
  return String(deliveries);
}
const write = (work: (writing: Writing) => Promise<unknown>) => store.write({ id: id(), at: 1 }, work);
const erase = (at: number) => store.erase({ id: id(), at }, ADA);

/** Puts Ada's jar there, and all else that a row can say about her. */
const fill = () =>
  write(async (writing) => {
    for (const account of [ADA, BEN] as const) {
      await writing.putJar(account, 1);
      await writing.putLink(account, { provider: 'paypal', handle: `handle-of-${account}`, at: 1 });
      await writing.putListing(newListing('discord:1', account, 1, 'Somebody'));
      await writing.putDraft('discord:2', account, { typed: {}, removed: [], at: 1 });
      await writing.putNotice('discord:3', account, { name: 'approved', values: {} }, 1);
      await writing.putEntry({
        community: 'discord:1',
        at: 1,
        actor: account,
        subject: account,
        action: 'listing.listed',
      });
      await writing.putOutgoing({
        ...{ community: 'discord:4', recipient: '7', nonce: 'n', at: 1 },
        content: { card: {}, subject: account },
      });
    }
    await writing.putReport('discord:1', BEN, { reporter: ADA, reason: '', at: 1 });
    await writing.putReport('discord:1', ADA, { reporter: BEN, reason: '', at: 1 });
  });

function backUp(): string {
  const backup = freshFile();
  const other = new Sqlite(file);
  other.prepare('VACUUM INTO ?').run(backup);
  other.close();
  return backup;
}

/** Does what the README says about restoring a backup. */
async function restore(backup: string) {
  await store.close();
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  copyFileSync(backup, file);
  store = await openWhenFree(file, log);
}

const jarOf = (account: typeof ADA | typeof BEN) => store.read((reading) => reading.jar(account));

beforeEach(async () => {
  file = freshFile();
  log = recordedLog();
  store = openStore(file, log);
  await fill();
});
afterEach(() => store.close());

describe('a backup that is put in the place of a database', () => {
  it('brings nothing back that somebody has erased since, in no byte of the files, and says so in the log', async () => {
    const backup = backUp();
    await erase(5);
    await restore(backup);
    expect(await jarOf(ADA)).toBeUndefined();
    expect((await jarOf(BEN))?.links).toHaveLength(1);
    expect(await store.read((reading) => reading.erasedAt(ADA))).toBe(5);
    expect(log.said()).toEqual([expect.stringContaining('these erasures, which have been made again')]);
    await vi.waitFor(() => expect(everything(file).includes('100200300400500600')).toBe(false));
  });

  it('brings nothing back for who reads at once', async () => {
    const backup = backUp();
    await erase(5);
    await store.close();
    copyFileSync(backup, file);
    store = openStore(file, log);
    expect(await jarOf(ADA)).toBeUndefined();
  });

  it('brings nothing back when it is restored a second time, or after a second erasure', async () => {
    const first = backUp();
    await erase(5);
    await write((writing) => writing.putJar(ADA, 6));
    const second = backUp();
    await erase(7);
    for (const backup of [first, second, first]) {
      await restore(backup);
      expect(await jarOf(ADA)).toBeUndefined();
      expect(await store.read((reading) => reading.erasedAt(ADA))).toBe(7);
    }
  });

  it('keeps what somebody made anew after they had erased', async () => {
    await erase(5);
    await write((writing) => writing.putJar(ADA, 6, { message: 'anew' }));
    const backup = backUp();
    await restore(backup);
    expect(await jarOf(ADA)).toMatchObject({ message: 'anew' });
    expect(log.said()).toEqual([]);
  });

  it('keeps a jar made anew also where the database has forgotten the erasure and the file has not', async () => {
    await erase(5);
    await write((writing) => writing.putJar(ADA, 6));
    await store.close();
    const database = new Sqlite(file);
    database.exec('DELETE FROM tombstone');
    database.close();
    store = await openWhenFree(file, log);
    expect(await jarOf(ADA)).toBeDefined();
  });

  it('brings no community back that was erased thirty days after it had removed the bot', async () => {
    const backup = backUp();
    await store.leave('discord:1', 1);
    expect(await store.expire(1 + 30 * DAY)).toEqual(['discord:1']);
    await restore(backup);
    expect(await store.communities()).not.toContain('discord:1');
    expect((await jarOf(ADA))?.links).toHaveLength(1);
  });

  it('brings nothing back in the place of a database that was lost and begun anew', async () => {
    const backup = backUp();
    await store.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    store = openStore(file, log);
    await write((writing) => writing.putJar(ADA, 2));
    await erase(5);
    await restore(backup);
    expect(await jarOf(ADA)).toBeUndefined();
    expect(await jarOf(BEN)).toBeDefined();
  });

  it('brings nothing back where it is from before erasures were remembered', async () => {
    const old = freshFile();
    earlierDatabase(old, 1);
    await store.erase({ id: id(), at: 5 }, 'discord:1');
    await restore(old);
    expect(await store.read((reading) => reading.jar('discord:1'))).toBeUndefined();
  });

  it('is not served when the erasures can’t be made again', async () => {
    const backup = backUp();
    await erase(5);
    await store.close();
    copyFileSync(backup, file);
    const other = new Sqlite(file);
    other.exec("CREATE TRIGGER refused BEFORE DELETE ON jar BEGIN SELECT RAISE(ABORT, 'refused'); END");
    other.close();
    await expect(openWhenFree(file, log)).rejects.toThrow(StoreError);
    store = openStore(freshFile(), log);
  });
});

describe('the file of erasures', () => {
  const marks = () =>
    Object.values(JSON.parse(readFileSync(`${file}.erased`, 'utf8'))).map((one) => Object.keys(one as object));

  it('has no id, can be read by no other user, and is there before the first erasure', async () => {
    expect(marks()).toEqual([[]]);
    await erase(5);
    expect(marks()).toEqual([[expect.stringMatching(/^[\w-]{43}$/)]]);
    expect(readFileSync(`${file}.erased`, 'utf8')).not.toContain('100200300400500600');
    expect(statSync(`${file}.erased`).mode & 0o777).toBe(0o600);
  });

  it('forgets an erasure after thirty days, together with the database', async () => {
    await erase(5);
    await store.expire(5 + 30 * DAY);
    expect(marks()).toEqual([[expect.any(String)]]);
    await store.expire(6 + 30 * DAY);
    expect(marks()).toEqual([[]]);
  });

  it('gets what a killed run could not write there', async () => {
    const before = readFileSync(`${file}.erased`);
    await erase(5);
    await store.close();
    writeFileSync(`${file}.erased`, before);
    store = openStore(file, log);
    await store.communities();
    expect(marks()).toEqual([[expect.any(String)]]);
  });

  it('is written later where it can’t be at once, and the database says meanwhile that something is left', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    rmSync(`${file}.erased`);
    // A folder can't be replaced by a file.
    mkdirSync(`${file}.erased/in-the-way`, { recursive: true });
    expect(await erase(5)).toMatchObject({ result: { swept: false } });
    rmSync(`${file}.erased`, { recursive: true });
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(existsSync(`${file}.erased`)).toBe(true));
    expect(marks()).toEqual([[expect.any(String)]]);
  });

  it('ends the start with a sentence that names it where it can’t be read', async () => {
    await store.close();
    writeFileSync(`${file}.erased`, 'torn');
    expect(() => openStore(file)).toThrow(`${file}.erased can’t be read`);
    writeFileSync(`${file}.erased`, '{}');
    store = openStore(file, log);
  });
});
