import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { damageMark } from '../../src/store/integrity.ts';
import { openWhenFree } from '../../src/store/open-when-free.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { freshFile } from './files.ts';

const ADA = 'discord:1';
const BEN = 'discord:2';

let file: string;
let logged: unknown[][];

const open = () => openStore(file, { error: (...line: unknown[]) => void logged.push(line) });
const handles = async (store: Store) =>
  (await store.read((reading) => reading.jar(ADA)))?.links.map(({ handle }) => handle);

beforeEach(async () => {
  file = freshFile();
  logged = [];
  const store = open();
  await store.write({ id: '1', at: 1 }, async (writing) => {
    await writing.putJar(ADA, 1);
    await writing.putLink(ADA, { provider: 'paypal', handle: 'adalovelace', at: 1 });
    await writing.putLink(ADA, { provider: 'ko-fi', handle: 'adalovelace', at: 1 });
  });
  await store.close();
});

/** Flips one bit of the first place where the file has these characters. */
function flip(characters: string, from = 0): void {
  expect(existsSync(`${file}-wal`)).toBe(false);
  const bytes = readFileSync(file);
  const at = bytes.indexOf(characters, from) + characters.length - 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

describe('a link in whose row a bit flipped', () => {
  it('isn’t shown; the others are, the log has its incident once and the health check counts it', async () => {
    flip('paypaladalovelace');
    const store = open();
    expect(await handles(store)).toEqual(['adalovelace']);
    expect(await handles(store)).toEqual(['adalovelace']);
    expect(logged).toEqual([
      [{ incident: expect.stringMatching(/^\w{8}$/), account: ADA, provider: 'paypal' }, expect.any(String)],
    ]);
    expect(JSON.stringify(logged)).not.toContain('adalovel');
    expect(await store.check()).toEqual({ damagedLinks: 1 });
    await store.close();
  });

  it('is shown again, and counted no longer, once its owner has set it anew', async () => {
    flip('paypaladalovelace');
    const store = open();
    await handles(store);
    await store.write({ id: '2', at: 1 }, (writing) =>
      writing.putLink(ADA, { provider: 'paypal', handle: 'ada', at: 2 }),
    );
    expect(await handles(store)).toEqual(['ada', 'adalovelace']);
    expect(await store.check()).toEqual({ damagedLinks: 0 });
    await store.close();
  });

  it('isn’t shown to anybody whose jar it never was in', async () => {
    const store = open();
    await store.write({ id: '3', at: 1 }, (writing) => writing.putJar(BEN, 1));
    await store.close();
    const database = new Sqlite(file);
    database.prepare('UPDATE link SET account = ? WHERE provider = ?').run(BEN, 'paypal');
    database.close();
    const again = open();
    expect((await again.read((reading) => reading.jar(BEN)))?.links).toEqual([]);
    await again.close();
  });
});

/** A file of 6 MB is checked in a process of its own. */
const sizes = [
  { size: 'small', deliveries: 0 },
  { size: 'large', deliveries: 6_000 },
];

describe.each(sizes)('an index of a $size file that doesn’t say what its table says', ({ deliveries }) => {
  beforeEach(() => {
    const database = new Sqlite(file);
    const add = database.prepare('INSERT INTO delivery VALUES (?, 1)');
    database.transaction(() => {
      for (let number = 0; number < deliveries; number += 1) add.run(`${number}`.padStart(500, '0'));
    })();
    database.close();
  });

  /** Flips a bit in the index of deliveries by their time. */
  function flipIndex(): void {
    const database = new Sqlite(file);
    const page = database.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'delivery_by_time'");
    const from = ((page.pluck().get() ?? 0) - 1) * Number(database.pragma('page_size', { simple: true }));
    database.exec("INSERT INTO delivery VALUES ('some-delivery', 1)");
    database.close();
    flip('some-delivery', from);
  }

  it('once found lets nothing be changed and is said in the health check', async () => {
    flipIndex();
    const store = open();
    await store.check();
    await expect(store.verify()).rejects.toMatchObject({ name: 'Damaged' });
    await expect(store.check()).rejects.toThrow(/is damaged: .*Restore a backup/);
    await expect(store.write({ id: '2', at: 1 }, async () => 'done')).rejects.toMatchObject({ name: 'NotSaved' });
    expect(await handles(store)).toEqual(['adalovelace', 'adalovelace']);
    await store.close();
  });

  it('keeps the bot from starting, now and until the file is whole again', async () => {
    const whole = readFileSync(file);
    flipIndex();
    const quiet = { error: () => undefined };
    for (const start of ['first', 'second']) {
      await expect(openWhenFree(file, quiet, 30_000), start).rejects.toThrow(/is damaged: .*Restore a backup/);
    }
    expect(existsSync(damageMark(file))).toBe(true);
    writeFileSync(file, whole);
    await (await openWhenFree(file, quiet, 30_000)).close();
    expect(existsSync(damageMark(file))).toBe(false);
  });

  it('is found too where it keeps the check itself from working', async () => {
    const store = open();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 100, 4_096);
    writeFileSync(file, bytes);
    await expect(store.verify()).rejects.toMatchObject({ name: 'Damaged' });
    await expect(store.check()).rejects.toThrow(/is damaged: .*Restore a backup/);
    await store.close();
  });

  it('isn’t found where there is none', async () => {
    const store = open();
    await store.verify();
    await store.check();
    expect(logged).toEqual([]);
    await store.close();
  });

  it('can still be looked for when the store is closed', async () => {
    const store = open();
    const verified = store.verify();
    await store.close();
    await verified;
  });
});
